namespace DigitalTwin.Client.Runs;

/// <summary>Compares the hash of every tick with the recorded one and asks the run to end at the first that differs.</summary>
internal sealed class HashComparison(string[] recorded, CancellationTokenSource stop) : ITickSink
{
    /// <summary>The first tick that differs; null while none does.</summary>
    public long? Tick { get; private set; }

    /// <summary>Its hash now.</summary>
    public string Found { get; private set; } = "";

    public void Take(in TickCommit commit)
    {
        string hash = commit.Hash.ToString();
        if (Tick is not null || hash == recorded[commit.Tick])
            return;
        (Tick, Found) = (commit.Tick, hash);
        stop.Cancel();
    }

    public void Dispose()
    {
    }
}
