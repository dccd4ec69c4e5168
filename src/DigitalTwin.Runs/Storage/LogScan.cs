namespace DigitalTwin.Runs.Storage;

/// <summary>What the file of a log was found to hold: whole batches, then the mark of the end, or the torn end of a batch.</summary>
internal sealed class LogScan
{
    /// <summary>Parts of a file reach the disk or do not; one that did not reads as zeros.</summary>
    private const int SectorBytes = 512;

    /// <summary>So many zeros at the end of a file are no content.</summary>
    private const int ZerosMin = 32;

    private readonly List<LogFrame> _frames = [];

    private LogScan(byte[] file, int headBytes)
    {
        File = file;
        Tail = new LogTail(0, headBytes, 0);
    }

    /// <summary>The file.</summary>
    public byte[] File { get; }

    /// <summary>The whole batches.</summary>
    public IReadOnlyList<LogFrame> Frames => _frames;

    /// <summary>Where the whole batches end.</summary>
    public LogTail Tail { get; private set; }

    /// <summary>Whether what is after the whole batches is not the mark of the end, and it alone.</summary>
    public bool IsTorn { get; private set; }

    /// <summary>Looks through a file.</summary>
    /// <param name="file">The file.</param>
    /// <param name="run">The run.</param>
    /// <param name="path">How to name the file.</param>
    /// <exception cref="StoreDamageException">It is damaged in a way that no interrupted write explains.</exception>
    public static LogScan Of(byte[] file, ulong run, string path)
    {
        int headBytes = LogFile.Head(run).Length;
        try
        {
            StoredFile.Open(file.AsMemory(0, Math.Min(headBytes, file.Length)), StoredFile.Log, run, "");
        }
        catch (CanonicalFormatException e)
        {
            throw new StoreDamageException($"{path}: {e.Message}. {LogFile.Fix}");
        }

        var scan = new LogScan(file, headBytes);
        while (LogFrame.TryReadHead(file, scan.Tail.Bytes, run, out LogFrame frame) && frame.IsWhole(file))
            scan.Add(frame, path);
        ReadOnlySpan<byte> rest = file.AsSpan(scan.Tail.Bytes);
        byte[] end = LogEnd.After(run, scan.Tail.Entries);
        scan.IsTorn = !rest.SequenceEqual(end);
        if (scan.IsTorn)
            scan.RefuseDamage(run, path, endStands: rest.StartsWith(end));
        return scan;
    }

    private void Add(in LogFrame frame, string path)
    {
        if (frame.Position != Tail.Entries)
        {
            throw new StoreDamageException(
                $"{path}, byte {frame.Offset}: entry {frame.Position} follows where entry {Tail.Entries} should. {LogFile.Fix}");
        }

        _frames.Add(frame);
        Tail = new LogTail(Tail.Entries + frame.Count, frame.End, Math.Max(Tail.Epoch, frame.Epoch));
    }

    /// <summary>
    /// A batch is written when the one before it is durable, so an interrupted write leaves its traces at the end of the file and
    /// nowhere else: it stops short, or parts of it are still zeros, or still the mark that it was to be written over. Whatever else is
    /// not whole was changed later.
    /// </summary>
    private void RefuseDamage(ulong run, string path, bool endStands)
    {
        ReadOnlySpan<byte> file = File;
        for (int at = Tail.Bytes + 1; at < file.Length; at++)
        {
            if (LogFrame.TryReadHead(file, at, run, out LogFrame later) && later.IsWhole(file))
            {
                throw new StoreDamageException(
                    $"{path}, byte {Tail.Bytes}: the batch that begins with entry {Tail.Entries} is damaged, and the one at byte {at} "
                    + $"after it is whole, so it was not cut short by a crash. {LogFile.Fix}");
            }
        }

        if (!endStands && !StopsShort(run) && !HasUnwrittenPart())
        {
            throw new StoreDamageException(
                $"{path}, byte {Tail.Bytes}: the last batch, which begins with entry {Tail.Entries}, has all its bytes and not all as they "
                + $"were written. If the machine lost its power while it wrote, cut the file off at {Tail.Bytes} bytes. {LogFile.Fix}");
        }
    }

    private bool StopsShort(ulong run)
    {
        if (File.Length - Tail.Bytes < LogFrame.HeadBytes)
            return true;
        return LogFrame.TryReadHead(File, Tail.Bytes, run, out LogFrame frame) && frame.End > File.Length;
    }

    private bool HasUnwrittenPart()
    {
        ReadOnlySpan<byte> file = File;
        ReadOnlySpan<byte> end = file[^Math.Min(ZerosMin, file.Length - Tail.Bytes)..];
        if (!end.ContainsAnyExcept((byte)0))
            return true;
        int first = (Tail.Bytes + SectorBytes - 1) / SectorBytes * SectorBytes;
        for (int at = first; at + SectorBytes <= file.Length; at += SectorBytes)
        {
            if (!file.Slice(at, SectorBytes).ContainsAnyExcept((byte)0))
                return true;
        }

        int before = Math.Min(first, file.Length) - Tail.Bytes;
        return before >= ZerosMin && !file.Slice(Tail.Bytes, before).ContainsAnyExcept((byte)0);
    }
}
