namespace DigitalTwin.Runs.Tests.Storage;

/// <summary>What a store has promised to keep at some moment.</summary>
/// <param name="Steps">Steps of the disk until then.</param>
/// <param name="Root">The root.</param>
/// <param name="Log">The log.</param>
/// <param name="Asked">The last request.</param>
internal sealed record StoreMoment(int Steps, RunRoot Root, IReadOnlyList<LogEntry> Log, string Asked)
{
    /// <summary>Whether a root and a log are those of this moment; the epoch apart, which only has to rise.</summary>
    public string? Difference(RunRoot root, IReadOnlyList<LogEntry> log)
    {
        if (root.Target != Root.Target)
            return $"target {root.Target} where {Root.Target} was set";
        if (!Equals(root.Newest, Root.Newest) || !Equals(root.Predecessor, Root.Predecessor))
            return $"checkpoint of tick {root.Newest?.Tick} where {Root.Newest?.Tick} was published";
        if (log.Count != Log.Count || !log.Zip(Log).All(pair => StoreCalls.IsSame(pair.First, pair.Second)))
            return $"a log of {log.Count} entries where {Log.Count} were appended";
        return null;
    }

    /// <summary>The state of a model, taken as it is.</summary>
    public static StoreMoment Of(int steps, RunRoot root, MemoryStore model, string asked) => new(steps, root, model.ReadLog(), asked);
}
