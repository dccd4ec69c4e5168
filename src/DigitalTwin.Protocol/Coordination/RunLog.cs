using DigitalTwin.Protocol.Events;
using DigitalTwin.Protocol.Storage;

namespace DigitalTwin.Protocol.Coordination;

/// <summary>What the coordinator knows of the run's log: hashes of committed ticks, what waits to be appended, what is under way.</summary>
internal sealed class RunLog
{
    private readonly List<Digest> _hashes = [];
    private readonly List<LogEntry> _waiting = [];
    private int _underWay;

    /// <summary>Entries that are known to be in the log.</summary>
    public long Length { get; private set; }

    /// <summary>Entries that are not known to be in the log.</summary>
    public int Unlogged => _waiting.Count;

    /// <summary>The newest tick whose hash is in the log; -1 for none.</summary>
    public long LastTick => _hashes.Count - 1;

    /// <summary>Begins anew with what the store says.</summary>
    /// <exception cref="ProtocolViolationException">A tick is missing or there twice.</exception>
    public void Reset(IReadOnlyList<LogEntry> entries)
    {
        _hashes.Clear();
        _waiting.Clear();
        _underWay = 0;
        Length = entries.Count;
        foreach (LogEntry entry in entries)
        {
            if (entry.Event is null)
                Note(entry);
        }
    }

    /// <summary>The logged hash of a tick; null if the log does not hold it yet.</summary>
    public Digest? HashOf(long tick) => tick < _hashes.Count ? _hashes[(int)tick] : null;

    /// <summary>Puts an entry behind those that wait.</summary>
    public void Add(in LogEntry entry) => _waiting.Add(entry);

    /// <summary>The next append: everything that waits; null while one is under way or nothing waits.</summary>
    public AppendLogRequest? NextAppend(int epoch)
    {
        if (_underWay > 0 || _waiting.Count == 0)
            return null;
        _underWay = _waiting.Count;
        return new AppendLogRequest(epoch, Length, _waiting.ToArray());
    }

    /// <summary>The append that was under way is durable.</summary>
    public IReadOnlyList<LogEntry> Appended()
    {
        LogEntry[] entries = [.. _waiting[.._underWay]];
        _waiting.RemoveRange(0, _underWay);
        _underWay = 0;
        Length += entries.Length;
        foreach (LogEntry entry in entries)
        {
            if (entry.Event is null)
                Note(entry);
        }

        return entries;
    }

    private void Note(in LogEntry entry)
    {
        if (entry.Tick != _hashes.Count)
            throw new ProtocolViolationException($"The log goes on with tick {entry.Tick} after {_hashes.Count} ticks.");
        _hashes.Add(entry.Hash);
    }
}
