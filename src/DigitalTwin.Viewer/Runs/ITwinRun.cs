using DigitalTwin.Viewer.Feed;

namespace DigitalTwin.Viewer.Runs;

/// <summary>A run as its faces see it, wherever it ticks.</summary>
public interface ITwinRun
{
    /// <summary>Its name.</summary>
    string Id { get; }

    /// <summary>Folder with its files.</summary>
    string Folder { get; }

    /// <summary>Its scenario, as it is now; loaded when it is asked for.</summary>
    ScenarioLoadResult Scenario { get; }

    /// <summary>Its world.</summary>
    WorldSpec World { get; }

    /// <summary>Whether the scenario is another one than when the run began.</summary>
    bool HasAnotherScenario { get; }

    /// <summary>Its history.</summary>
    HistoryReader History { get; }

    /// <summary>Its ticks as they come.</summary>
    ILiveFeed Feed { get; }

    /// <summary>Writes its ticks for programs.</summary>
    FrameEncoder Encoder { get; }

    /// <summary>Its state.</summary>
    RunFacts Facts { get; }

    /// <summary>The events in its log, in its order.</summary>
    IReadOnlyList<LogEntry> Events { get; }

    /// <summary>Its summary as of the end of a tick; null where there is none yet.</summary>
    Task<RunSummary?> Summarise(CancellationToken cancellation);

    /// <summary>Goes on, to a number of ticks or as far as it is let.</summary>
    Task<RunFacts> Play(long? goal);

    /// <summary>Holds it at the next tick boundary.</summary>
    Task<RunFacts> Pause();

    /// <summary>Sets ticks a second; null for as fast as it goes.</summary>
    Task<RunFacts> SetPace(double? ticksPerSecond);

    /// <summary>Hands events to it; null where no answer came in time.</summary>
    Task<EventResponse?> Inject(EventRequest request, CancellationToken cancellation);
}
