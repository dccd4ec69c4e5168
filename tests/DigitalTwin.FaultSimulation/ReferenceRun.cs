using DigitalTwin.Runs.Local;

namespace DigitalTwin.FaultSimulation;

/// <summary>What faults must not change is compared with this, which shares as little as can be with what is tested.</summary>
internal sealed class ReferenceRun(ParticipantFactory factory, IReadOnlyList<RunEvent> events)
{
    /// <summary>The hashes of the first ticks.</summary>
    public string[] Hashes(long ticks)
    {
        var run = new DirectRun(factory, events.Select(taken => new LogEntry(taken.AtTick!.Value, default, taken)));
        var hashes = new string[ticks];
        for (long tick = 0; tick < ticks; tick++)
            hashes[tick] = run.Next().Hash.ToString();
        return hashes;
    }
}
