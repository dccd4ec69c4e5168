using DigitalTwin.Protocol.Events;

namespace DigitalTwin.Protocol.Coordination;

/// <summary>The events of a run: those in the log, and those whose way into it is not yet known.</summary>
internal sealed class EventBook
{
    private readonly SortedDictionary<string, LogEntry> _logged = new(StringComparer.Ordinal);
    private readonly SortedDictionary<long, List<RunEvent>> _byTick = [];
    private readonly List<LogEntry> _inOrder = [];
    private readonly List<LogEntry> _underWay = [];

    /// <summary>The events that stand in the log, in its order.</summary>
    public IReadOnlyList<LogEntry> Logged => _inOrder;

    /// <summary>Forgets what the log said; it is about to be read again.</summary>
    public void Forget()
    {
        _logged.Clear();
        _byTick.Clear();
        _inOrder.Clear();
    }

    /// <summary>An event is in the log.</summary>
    public void Note(in LogEntry entry)
    {
        RunEvent logged = entry.Event!;
        if (!_logged.TryAdd(logged.Id, entry))
            return;
        _inOrder.Add(entry);
        if (!_byTick.TryGetValue(entry.Tick, out List<RunEvent>? events))
            _byTick.Add(entry.Tick, events = []);
        events.Add(logged);
        _underWay.RemoveAll(waiting => waiting.Event!.Id == logged.Id);
    }

    /// <summary>An event is on its way into the log.</summary>
    public void Begin(in LogEntry entry) => _underWay.Add(entry);

    /// <summary>Takes away the events whose way into the log is not known.</summary>
    public IReadOnlyList<RunEvent> TakeUnderWay()
    {
        RunEvent[] events = [.. _underWay.Select(entry => entry.Event!)];
        _underWay.Clear();
        return events;
    }

    /// <summary>The event of an identifier, logged or under way; null if there is none.</summary>
    public (LogEntry Entry, bool Logged)? Find(string id)
    {
        if (_logged.TryGetValue(id, out LogEntry entry))
            return (entry, true);
        foreach (LogEntry waiting in _underWay)
        {
            if (waiting.Event!.Id == id)
                return (waiting, false);
        }

        return null;
    }

    /// <summary>Whether an event that takes effect with a tick, or before, is not yet in the log.</summary>
    public bool Awaits(long tick)
    {
        foreach (LogEntry waiting in _underWay)
        {
            if (waiting.Tick <= tick)
                return true;
        }

        return false;
    }

    /// <summary>The events that take effect with a tick, in the order of the log.</summary>
    public IReadOnlyList<RunEvent> At(long tick) => _byTick.TryGetValue(tick, out List<RunEvent>? events) ? events : [];
}
