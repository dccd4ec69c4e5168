namespace DigitalTwin.FaultSimulation;

/// <summary>Times and sizes of the simulated cluster, in virtual milliseconds.</summary>
internal static class SimTimes
{
    /// <summary>Silos.</summary>
    public const int Silos = 3;

    /// <summary>After this no fault begins.</summary>
    public const long FaultsEndMs = 900;

    /// <summary>Longest fault of a silo.</summary>
    public const long LongestSiloFaultMs = 300;

    /// <summary>A run that has not ended by then makes no progress.</summary>
    public const long DeadlineMs = 60_000;

    /// <summary>Longest time a message takes where nothing is wrong.</summary>
    public const int UsualLatencyMs = 2;

    /// <summary>Longest time a delayed message takes.</summary>
    public const int LongestDelayMs = 250;

    /// <summary>Time after which a grid asks a member again.</summary>
    public const long MemberPatienceMs = 25;

    /// <summary>Time after which the coordinator asks again.</summary>
    public const long CoordinatorPatienceMs = 60;

    /// <summary>Time after which a silo that does not answer is taken for dead.</summary>
    public const long DetectionMs = 30;

    /// <summary>Time between two looks at whether anybody drives the run.</summary>
    public const long NudgeMs = 50;

    /// <summary>Time after which a silo that comes back from a pause learns that it is taken for dead.</summary>
    public const long ZombieMs = 40;
}
