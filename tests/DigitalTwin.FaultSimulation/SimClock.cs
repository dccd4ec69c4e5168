namespace DigitalTwin.FaultSimulation;

/// <summary>Virtual time: things happen in the order of their moment, and of their scheduling where the moment is one.</summary>
internal sealed class SimClock
{
    private readonly PriorityQueue<Action, (long Ms, long Order)> _queue = new();
    private long _order;

    /// <summary>The moment, ms.</summary>
    public long NowMs { get; private set; }

    /// <summary>Does something after a time.</summary>
    public void After(long ms, Action action) => _queue.Enqueue(action, (NowMs + ms, _order++));

    /// <summary>Does the next thing.</summary>
    /// <returns>Whether there was one.</returns>
    public bool Advance()
    {
        if (!_queue.TryDequeue(out Action? action, out (long Ms, long Order) when))
            return false;
        NowMs = when.Ms;
        action();
        return true;
    }
}
