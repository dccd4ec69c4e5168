namespace DigitalTwin.Runs.Tests.World2025;

/// <summary>One run of the baseline over the hours of 2025, shared by the tests that hold it against the real year.</summary>
public sealed class YearOf2025
{
    private const string Scenario = "world-2025";
    private const long HoursOfAYear = 8760;

    /// <summary>Runs the year.</summary>
    public YearOf2025()
    {
        string folder = ScenarioLibrary.Discover().Find(Scenario)
            ?? throw new InvalidOperationException($"The scenario {Scenario} is not in the library.");
        ScenarioLoadResult loaded = ScenarioLoader.Load(Scenario);
        World = loaded.World ?? throw new InvalidOperationException(string.Join('\n', loaded.Findings));
        Reference = ReferenceYear.Read(Path.Combine(folder, "reference"));
        var options = new RunOptions { Scenario = Scenario, Seed = 2025, Ticks = HoursOfAYear };
        EnergyInStore = new EnergyInStore(World);
        using LocalRun run = LocalRun.Start(World, options, new AssumptionSummary(0, 0), EnergyInStore);
        run.Advance(cancellation: TestContext.Current.CancellationToken);
        Summary = run.Finish();
    }

    /// <summary>The world.</summary>
    public WorldSpec World { get; }

    /// <summary>What the year gave.</summary>
    public RunSummary Summary { get; }

    /// <summary>How reservoirs and stores moved.</summary>
    public EnergyInStore EnergyInStore { get; }

    /// <summary>What the real year gave.</summary>
    public ReferenceYear Reference { get; }
}
