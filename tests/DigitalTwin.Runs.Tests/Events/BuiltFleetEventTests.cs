using static DigitalTwin.Testing.Worlds.Events;

namespace DigitalTwin.Runs.Tests.Events;

/// <summary>
/// Events and fleets that countries build. 1,000 MW of gas at 40 USD/MWh and 1,060 MW of load: two blocks of 40 MW are decided on 1 January
/// 2026, after a quarter of record, and join two hours later. Both offer at the same price and share the load by their size.
/// </summary>
public sealed class BuiltFleetEventTests
{
    private const string Built = "z/gas@2026-01";
    private const int Joins = 92 * 24 + BuiltFleet.TicksToJoin;
    private const int Ticks = Joins + 30;
    private const double ShareMw = 1060.0 * 80 / 1080;

    [Fact]
    public void A_fleet_offers_two_hours_after_it_is_ready()
    {
        RunRecorder run = RunRecorder.Run(World(), Ticks, []);
        Assert.True(run.Zone("z", Joins - 1).UnservedMw > 0);
        Assert.Equal(0, run.Zone("z", Joins).UnservedMw);
        Assert.Equal(ShareMw, run.Member(Built, Joins).OutputMw, 9);
        Assert.False(run.Has(Built, Joins - 1));
    }

    [Fact]
    public void What_holds_in_its_zone_holds_for_a_fleet_that_joins()
    {
        // 0.4 t/MWh at 50 USD/t are 20 USD/MWh on 40. Imposed long before the fleet is there, and for good.
        RunRecorder run = RunRecorder.Run(World(), Ticks, [Co2("z", 50, at: 100)]);
        Assert.Equal(60, run.Zone("z", Joins + 1).PriceUsdPerMwh, 9);
        Assert.Equal(60 * ShareMw, run.Member(Built, Joins + 1).CostUsd, 6);
    }

    [Fact]
    public void What_comes_later_reaches_it_and_what_is_over_does_not()
    {
        RunEvent over = Co2("z", 500, at: 100, hours: Joins - 100);
        RunEvent lastHour = Co2("country/z", 100, at: 100, hours: Joins + 1 - 100);
        RunEvent later = Co2("all", 50, at: Joins + 5);
        RunRecorder run = RunRecorder.Run(World(), Ticks, [over, lastHour, later]);
        Assert.Equal(80 * ShareMw, run.Member(Built, Joins).CostUsd, 6);
        Assert.Equal(40 * ShareMw, run.Member(Built, Joins + 1).CostUsd, 6);
        Assert.Equal(60 * ShareMw, run.Member(Built, Joins + 5).CostUsd, 6);
    }

    [Fact]
    public void An_outage_of_the_fleet_that_it_is_like_does_not_reach_it_and_one_of_its_own_does()
    {
        RunRecorder other = RunRecorder.Run(World(), Ticks, [Outage("z/gas", at: 100, hours: 100_000, left: 0.5)]);
        Assert.Equal(80, other.Member(Built, Joins + 1).OutputMw, 9);
        RunRecorder own = RunRecorder.Run(World(), Ticks, [Outage(Built, at: Joins + 3, hours: 2)]);
        Assert.Equal(ShareMw, own.Member(Built, Joins + 2).OutputMw, 9);
        Assert.Equal(0, own.Member(Built, Joins + 4).OutputMw, 9);
    }

    [Fact]
    public void The_same_bits_after_a_reload_and_with_encoded_messages()
    {
        RunEvent[] events = [Co2("z", 50, at: 100), Outage(Built, at: Joins + 3, hours: 2)];
        var plain = new TickDriver(World(), events);
        var other = new TickDriver(World(), events, encodeMessages: true);
        for (int tick = 0; tick < Ticks; tick++)
        {
            if (tick >= Joins - 3)
                other.Reload();
            Assert.Equal(plain.Step().Hash.ToString(), other.Step().Hash.ToString());
        }
    }

    [Theory]
    [InlineData(Built, null)]
    [InlineData("z/gas@2026-02", "unknown-target")]
    [InlineData("z/gas@2026-1", "unknown-target")]
    [InlineData("z/gas@2025-07", "unknown-target")]
    [InlineData("z/oil@2026-01", "unknown-target")]
    [InlineData("z/gas@2027-01", "not-yet")]
    public void An_event_may_name_a_fleet_that_can_be_built_by_then(string target, string? rule)
    {
        var draft = $$"""{"id":"a","kind":"outage","target":"{{target}}","atTick":{{Joins}}}""";
        EventCheck check = EventRules.Check(Assert.Single(EventFile.Parse("test", draft, [])), new RunRoster(World()), firstTick: 5);
        Assert.Equal(rule, check.Findings.Select(finding => finding.Rule).SingleOrDefault());
    }

    private static RunEvent Co2(string target, double usd, long at, long? hours = null) =>
        Policy(target, Policies.Co2Price, at, usd, hours);

    private static WorldSpec World() => new WorldBuilder()
        .Starting(2025, 10, 1)
        .Zone("z", 1060)
        .With(spec => spec with
        {
            BuildOptions =
            [
                new BuildOptionSpec
                {
                    Like = Gas(new WorldBuilder().Zone("z", 1)).Build().Fleets[0],
                    CostUsdPerMwYear = 50_000,
                    FirmShare = 1,
                    BlockMw = 40,
                    MostMwPerYear = 80,
                },
            ],
        })
        .Thermal("z", "gas", 1000, 40, AsGas)
        .Build();

    private static WorldBuilder Gas(WorldBuilder builder) => builder.Thermal("z", "gas", 1000, 40, AsGas);

    private static FleetSpec AsGas(FleetSpec fleet) => fleet with { UnitMw = 20, Co2TonnesPerMwh = 0.4 };
}
