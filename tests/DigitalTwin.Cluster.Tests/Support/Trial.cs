using DigitalTwin.Scenarios;

namespace DigitalTwin.Cluster.Tests.Support;

/// <summary>
/// The run that tests with processes put to the trial: a small scenario, or a fortnight of the baseline with
/// <c>TWIN_TRIAL=world-2025:336</c> (any scenario of the library and any number of ticks).
/// </summary>
internal static class Trial
{
    /// <summary>Name of the run.</summary>
    public const string Run = "trial";

    private static readonly string? Wish = Environment.GetEnvironmentVariable("TWIN_TRIAL");

    private static readonly string[] Asked = (Wish ?? "two-zones:1200").Split(':');

    /// <summary>Whether somebody has asked for a trial of their own.</summary>
    public static bool IsAsked => Wish is not null;

    /// <summary>Ticks to run.</summary>
    public static long Ticks { get; } = long.Parse(Asked[1], CultureInfo.InvariantCulture);

    /// <summary>Ticks after which something happens to the cluster.</summary>
    public static long Midway { get; } = Math.Min(100, Ticks / 3);

    /// <summary>Seconds for which Redis is away; <c>TWIN_REDIS_AWAY</c>.</summary>
    public static TimeSpan RedisAway { get; } = TimeSpan.FromSeconds(Number("TWIN_REDIS_AWAY", 8));

    /// <summary>Silos killed in one run; <c>TWIN_KILLS</c>.</summary>
    public static int Kills { get; } = Number("TWIN_KILLS", 3);

    /// <summary>The world.</summary>
    public static WorldSpec World { get; } = Of(Asked[0]);

    /// <summary>What the run is made from.</summary>
    public static RunSpec Spec { get; } = new(World.Name, World.Digest, 1);

    /// <summary>Hash of the last tick on the local engine.</summary>
    public static string Expected { get; } = RunRecorder.Run(World, (int)Ticks).Hashes[^1].ToString();

    /// <summary>A world of the library.</summary>
    public static WorldSpec Of(string scenario) => ScenarioLoader.Load(RepositoryFolder.Scenario(scenario)).World!;

    private static int Number(string variable, int otherwise) =>
        Environment.GetEnvironmentVariable(variable) is { Length: > 0 } text ? int.Parse(text, CultureInfo.InvariantCulture) : otherwise;
}
