using DigitalTwin.Scenarios;
using DigitalTwin.Studies.Adequacy;
using DigitalTwin.Testing;

namespace DigitalTwin.Studies.Tests.Adequacy;

public sealed class AccreditedMarginTests
{
    private const double AllowedPoints = 3;

    /// <summary>Auctions of 2026/27 to 2028/29: 0.1, -4.3 and -4.4 % of the requirement.</summary>
    [Fact]
    public void The_accredited_margin_of_PJM_is_within_three_points_of_its_auctions()
    {
        ScenarioLoadResult scenario = ScenarioLoader.Load("world-2025");
        IReadOnlyList<CapacityAuction> auctions = AccreditedMargins.ReadAuctions(Reference("capacity_auctions.csv"));
        IReadOnlyList<AccreditedMargin> margins = AccreditedMargins.Of(
            scenario.World!,
            AdequacyWorld.LoadsOf(
                scenario.World!, scenario.Meta.Seed, 0, AccreditedMargins.HoursOf(scenario.World!, auctions),
                cancellation: TestContext.Current.CancellationToken),
            auctions, AccreditedMargins.ReadRatings(Reference("class_ratings.csv")));
        Assert.Equal([2026, 2027, 2028], margins.Select(margin => margin.Auction.Year));
        Assert.All(margins, margin => Assert.InRange(
            margin.MarginPercent, margin.Auction.MarginPercent - AllowedPoints, margin.Auction.MarginPercent + AllowedPoints));
    }

    /// <summary>PJM: a requirement of 146,105 MW for a peak of 159,329; each rated class is one of its fleets or demand response.</summary>
    [Fact]
    public void Accredited_capacity_is_net_summer_capacity_times_the_rating_of_the_class()
    {
        WorldSpec world = ScenarioLoader.Load("world-2025").World!;
        CapacityAuction auction = AccreditedMargins.ReadAuctions(Reference("capacity_auctions.csv"))[0];
        IReadOnlyList<ClassRating> ratings = AccreditedMargins.ReadRatings(Reference("class_ratings.csv"));
        int hours = AccreditedMargins.HoursOf(world, [auction]);
        ImmutableArray<ZoneLoads> loads =
            [.. world.Zones.Select(_ => new ZoneLoads([.. Enumerable.Repeat(159_329.0, hours)], new double[hours], new double[hours]))];
        AccreditedMargin margin = AccreditedMargins.Of(world, loads, [auction], ratings)[0];
        Assert.Equal(146_105, margin.RequirementMw, 0.1);
        FleetSpec coal = world.Fleets.Single(fleet => fleet.Id == "US-PJM/coal");
        double nameplateMw = coal.CapacityMw.At(world.Calendar.TickAtOrAfter(new DateTime(2026, 6, 1, 0, 0, 0, DateTimeKind.Utc)));
        AccreditedClass ofCoal = margin.Classes.Single(part => part.Technology == "coal");
        Assert.Equal(nameplateMw * coal.NetShareByMonth[5], ofCoal.NetMw, 1e-6);
        Assert.Equal(ofCoal.NetMw * 0.83, ofCoal.AccreditedMw, 1e-6);
        Assert.Equal(6000, margin.Classes.Single(part => part.Technology == "demand_response").NetMw);
        Assert.Equal(14, margin.Classes.Count);
    }

    private static string Reference(string file) => Path.Combine(RepositoryFolder.Scenario("world-2025"), "reference", file);
}
