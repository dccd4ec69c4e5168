using DigitalTwin.Grains;
using DigitalTwin.Grains.Grids;
using DigitalTwin.Grains.Markets;
using DigitalTwin.Grains.Placement;
using DigitalTwin.Grains.Runs;
using Orleans.TestingHost;

namespace DigitalTwin.Cluster.Tests.Support;

/// <summary>A few silos in this process.</summary>
internal sealed class TestSilos : IAsyncDisposable
{
    private readonly InProcessTestCluster _cluster;

    private TestSilos(InProcessTestCluster cluster) => _cluster = cluster;

    public IGrainFactory Grains => _cluster.Client;

    public InProcessTestCluster Cluster => _cluster;

    public static async Task<TestSilos> Start(int silos, IWorldSource worlds, bool scatters = false,
        CoordinatorGrainOptions? simulations = null, MemoryRunRegistry? registry = null)
    {
        MemoryRunRegistry cabinet = registry ?? new MemoryRunRegistry();
        var builder = new InProcessTestClusterBuilder((short)silos);
        builder.ConfigureSilo((_, silo) => silo.AddTwin(
            worlds, cabinet, new GridPlacementOptions { Scatters = scatters }, simulations ?? new CoordinatorGrainOptions()));
        InProcessTestCluster cluster = builder.Build();
        await cluster.DeployAsync();
        return new TestSilos(cluster);
    }

    /// <summary>Runs to a number of ticks and returns where the run then stands.</summary>
    public async Task<RunStanding> Run(RunSpec spec, long ticks, string name = "test")
    {
        ICoordinatorGrain simulation = Grains.GetGrain<ICoordinatorGrain>(name);
        await simulation.Begin(spec);
        await simulation.AdvanceTo(ticks);
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(3));
        while (true)
        {
            RunStanding standing = await simulation.Stand();
            if (standing.Tick >= ticks)
                return standing;
            Assert.True(standing.State != nameof(CoordinatorState.Stopped), standing.ToString());
            if (patience.IsCancellationRequested)
                Assert.Fail($"It takes too long: {standing}");
            await Task.Delay(20, TestContext.Current.CancellationToken);
        }
    }

    /// <summary>The activations of the twin's grains, as Orleans counts them.</summary>
    public async Task<DetailedGrainStatistic[]> Activations() =>
    [
        .. (await Grains.GetGrain<IManagementGrain>(0).GetDetailedGrainStatistics())
            .Where(grain => grain.GrainType.Contains("DigitalTwin", StringComparison.Ordinal)),
    ];

    /// <summary>Whether an activation is of a grain class.</summary>
    public static bool Is<TGrain>(DetailedGrainStatistic grain) => grain.GrainType.Contains(typeof(TGrain).Name, StringComparison.Ordinal);

    /// <summary>Has a silo vacated, as one does that is told to stop.</summary>
    public static async Task Vacate(ICoordinatorGrain simulation, SiloAddress leaving)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while (!await simulation.Vacate(leaving.ToParsableString()))
        {
            if (patience.IsCancellationRequested)
                Assert.Fail($"It takes too long: {await simulation.Stand()}");
            await Task.Delay(10, TestContext.Current.CancellationToken);
        }
    }

    /// <summary>
    /// One activation for each entity of a world once all sites have been chosen, of its kind; the coupling and the coordinator beside.
    /// </summary>
    public static void AssertOneOfEach(WorldSpec world, DetailedGrainStatistic[] grains)
    {
        (string Kind, int Expected, int Actual)[] counts =
        [
            Count<PowerPlantGrain>(world.Fleets.Length),
            Count<DatacenterGrain>(world.Datacenters.Length + world.SiteChoices.Length),
            Count<ChipFabGrain>(world.Fabs.Length),
            Count<FlexibleLoadGrain>(world.FlexibleLoads.Length),
            Count<OperatorGrain>(world.Operators.Length),
            Count<CountryGrain>(world.Countries.Length),
            Count<SupplierGrain>(world.Supplies.Length),
            Count<GridGrain>(world.Zones.Length),
            Count<CouplingGrain>(1),
            Count<CoordinatorGrain>(1),
        ];
        Assert.All(counts, count => Assert.True(count.Expected == count.Actual, count.ToString()));
        Assert.Equal(counts.Sum(count => count.Expected), grains.Length);

        (string Kind, int Expected, int Actual) Count<TGrain>(int expected) => (typeof(TGrain).Name, expected, grains.Count(Is<TGrain>));
    }

    /// <summary>Every member lives on its grid's silo, and nobody lives twice.</summary>
    public static void AssertTogether(DetailedGrainStatistic[] grains)
    {
        Assert.Equal(grains.Length, grains.Select(grain => grain.GrainId).Distinct().Count());
        foreach (IGrouping<EntityKey, DetailedGrainStatistic> household in grains.GroupBy(
            grain => EntityKey.Parse(grain.GrainId.Key.ToString()!) with { Entity = "" }))
            Assert.Single(household.Select(grain => grain.SiloAddress).Distinct());
    }

    public ValueTask DisposeAsync() => _cluster.DisposeAsync();
}
