namespace DigitalTwin.Grains.Simulations;

/// <summary>When the coordinator wants to be woken to ask again. One list instead of a timer a call.</summary>
/// <param name="time">Clock.</param>
internal sealed class RetryTimers(TimeProvider time)
{
    private readonly SortedDictionary<long, DateTimeOffset> _due = [];

    /// <summary>Sets, or sets anew, when a token is due.</summary>
    public void Set(long token, TimeSpan after) => _due[token] = time.GetUtcNow() + after;

    /// <summary>Brings a token forward, if it is there.</summary>
    public void Hasten(long token, TimeSpan after)
    {
        if (_due.TryGetValue(token, out DateTimeOffset due) && due > time.GetUtcNow() + after)
            Set(token, after);
    }

    /// <summary>Forgets a token.</summary>
    public void Forget(long token) => _due.Remove(token);

    /// <summary>Takes out the tokens that are due.</summary>
    public long[] TakeDue()
    {
        DateTimeOffset now = time.GetUtcNow();
        long[] due = [.. _due.Where(pair => pair.Value <= now).Select(pair => pair.Key)];
        foreach (long token in due)
            _due.Remove(token);
        return due;
    }
}
