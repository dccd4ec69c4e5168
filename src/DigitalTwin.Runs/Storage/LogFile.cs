namespace DigitalTwin.Runs.Storage;

/// <summary>The file of a run's log. It only grows, a batch at a time, except that a torn end is cut off.</summary>
internal sealed class LogFile(IFileSystem files, ulong run)
{
    /// <summary>Name of the file.</summary>
    public const string Name = "log";

    /// <summary>What a person can do about damage.</summary>
    public const string Fix = "Put a copy of the file in its place, or begin the run again in an empty folder.";

    private const string Draft = "log.draft";

    /// <summary>What is known to be there and durable; null where the file has to be looked through.</summary>
    private LogTail? _known;

    /// <summary>A write whose outcome is unknown: the epoch in which it was tried, and where the file ended before it.</summary>
    private (int Epoch, LogTail Before)? _unsettled;

    private string Path => $"{files.Folder}/{Name}";

    /// <summary>What the file begins with.</summary>
    public static byte[] Head(ulong run) => StoredFile.Seal(StoredFile.Log, run, "", default);

    /// <summary>Makes the file where there is none, durably: a root that knows an epoch may not outlive it.</summary>
    public void Create()
    {
        if (files.Length(Name) is not null)
            return;
        files.Write(Draft, [.. Head(run), .. LogEnd.After(run, 0)]);
        files.SyncFile(Draft);
        files.Rename(Draft, Name);
        files.SyncFolder("");
    }

    /// <summary>Forgets what is known of the file.</summary>
    public void Forget() => _known = null;

    /// <summary>Whether the file is there and is more than that of a run that has not begun.</summary>
    public bool HasContent() => files.Length(Name) > Head(run).Length + LogEnd.Bytes;

    /// <summary>The entries of the file, changing nothing.</summary>
    /// <param name="from">The first entry.</param>
    /// <param name="root">The root; null where none can be read.</param>
    /// <param name="notices">Receives a notice of an incomplete end.</param>
    /// <exception cref="StoreDamageException">The file cannot be read, or lacks what the root builds on.</exception>
    public (List<LogEntry> Entries, long Length) Read(long from, RunRoot? root, List<string> notices)
    {
        if (files.Length(Name) is null && root is not { Epoch: > 0 })
            return ([], 0); // the run has not begun
        LogScan scan = Scan();
        RefuseCut(root, scan);
        if (scan.IsTorn)
            notices.Add($"{Path}: the end of the file, from byte {scan.Tail.Bytes} on, is not whole; it is read up to there.");
        return (EntriesOf(scan, from), scan.Tail.Entries);
    }

    /// <summary>Looks through the file, cuts off its torn end, and returns when what is left is durable.</summary>
    /// <param name="root">The root: an end that one of its checkpoints builds on is never cut off.</param>
    /// <param name="notices">Receives what was cut off.</param>
    /// <exception cref="StoreDamageException">The file is damaged.</exception>
    public LogTail Recover(RunRoot root, List<string> notices)
    {
        UndoUnsettled(root.Epoch);
        LogScan scan = Scan();
        RefuseCut(root, scan);
        if (scan.IsTorn)
        {
            notices.Add(
                $"{Path}: the end of the file, from byte {scan.Tail.Bytes} on, is not whole: {scan.File.Length - scan.Tail.Bytes} bytes "
                + "of a batch that was being written, or what is left after the file was cut. The log ends with "
                + $"{scan.Tail.Entries} entries.");
            End(scan.Tail);
        }

        files.SyncFile(Name);
        _known = scan.Tail;
        return scan.Tail;
    }

    /// <summary>Appends entries, durably.</summary>
    /// <param name="root">The root; the caller's epoch is its epoch.</param>
    /// <param name="request">The entries.</param>
    /// <exception cref="StoreDamageException">The file is damaged.</exception>
    public StoreReply Append(RunRoot root, AppendLogRequest request)
    {
        LogTail known = Known(root);
        if (StoreRules.Gap(request, known.Entries) is StoreReply gap)
            return gap;
        long standing = Math.Min(known.Entries - request.Position, request.Entries.Count);
        if (standing > 0 && StoreRules.Differs(request, EntriesOf(Scan(), request.Position), known.Entries) is StoreReply conflict)
            return conflict;
        if (standing < request.Entries.Count)
            known = Grow(known, root.Epoch, [.. request.Entries.Skip((int)standing)]);
        return new StoreReply(StoreStatus.Done) { LogLength = known.Entries };
    }

    /// <summary>Entries that are durable.</summary>
    /// <exception cref="StoreDamageException">The file is damaged.</exception>
    public long DurableEntries(RunRoot root) => Known(root).Entries;

    private void RefuseCut(RunRoot? root, LogScan scan)
    {
        foreach (Checkpoint? checkpoint in (ReadOnlySpan<Checkpoint?>)[root?.Newest, root?.Predecessor])
        {
            if (checkpoint is not null && checkpoint.LogLength > scan.Tail.Entries)
            {
                throw new StoreDamageException(
                    $"{Path}, byte {scan.Tail.Bytes}: the log ends with {scan.Tail.Entries} whole entries, and the checkpoint of tick "
                    + $"{checkpoint.Tick} builds on {checkpoint.LogLength}. {Fix}");
            }
        }
    }

    private LogTail Known(RunRoot root)
    {
        if (_known is LogTail known && _unsettled is null && files.Length(Name) == known.Bytes + LogEnd.Bytes)
            return known;
        return Recover(root, []);
    }

    private LogTail Grow(in LogTail known, int epoch, LogEntry[] entries)
    {
        byte[] frame = LogFrame.Write(run, epoch, known.Entries, entries);
        var grown = new LogTail(known.Entries + entries.Length, known.Bytes + frame.Length, epoch);
        _unsettled = (epoch, known);
        files.WriteAt(Name, known.Bytes, [.. frame, .. LogEnd.After(run, grown.Entries)]);
        files.SyncFile(Name);
        _unsettled = null;
        _known = grown;
        return grown;
    }

    /// <summary>
    /// A write that failed may have left anything, even what only looks durable. As long as nobody has taken the run since, and so
    /// perhaps relied on it, it is taken back.
    /// </summary>
    private void UndoUnsettled(int epoch)
    {
        if (_unsettled is not var (tried, before))
            return;
        if (tried == epoch && files.Length(Name) >= before.Bytes)
            End(before);
        _unsettled = null;
    }

    /// <summary>Ends the file where it is whole.</summary>
    private void End(in LogTail tail)
    {
        files.WriteAt(Name, tail.Bytes, LogEnd.After(run, tail.Entries));
        files.Truncate(Name, tail.Bytes + LogEnd.Bytes);
    }

    private LogScan Scan() => LogScan.Of(
        files.Read(Name) ?? throw new StoreDamageException($"{Path}: the file is gone. {Fix}"), run, Path);

    private List<LogEntry> EntriesOf(LogScan scan, long from)
    {
        var entries = new List<LogEntry>();
        foreach (LogFrame frame in scan.Frames)
        {
            if (frame.Position + frame.Count <= from)
                continue;
            try
            {
                frame.Read(scan.File, from, entries);
            }
            catch (CanonicalFormatException e)
            {
                throw new StoreDamageException($"{Path}, byte {frame.Offset}: {e.Message} {Fix}");
            }
        }

        return entries;
    }
}
