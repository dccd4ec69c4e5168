using WorldEvents = DigitalTwin.Testing.Worlds.Events;

namespace DigitalTwin.Runs.Tests.Worlds;

/// <summary>
/// Lines with dated limits. "cheap" has 1,000 MW at 20 USD/MWh and 400 of load, "dear" 1,000 at 50 and 500 of load. The line between them
/// is rated 100 MW on the first day and 300 forward, 50 in reverse, from the second on.
/// </summary>
public sealed class DatedLinesTests
{
    [Fact]
    public void A_line_is_what_its_rows_say_from_the_hour_of_their_date_on()
    {
        RunRecorder run = RunRecorder.Run(World(), ticks: 30);
        Assert.Equal(100, run.FlowMw("cheap>dear", 23), 9);
        Assert.Equal(300, run.FlowMw("cheap>dear", 24), 9);

        // Each zone keeps 1 MW of reserve. Of its own 1,000 MW "cheap" runs 500 and then 700; beside the rest it could stop sending, and
        // take what the line carries in reverse: 100 before, 50 after.
        Assert.Equal(499 + 100 + 100, run.Zone("cheap", 23).HeadroomMw, 6);
        Assert.Equal(299 + 300 + 50, run.Zone("cheap", 24).HeadroomMw, 6);
    }

    [Fact]
    public void The_summary_tells_the_last_limits_and_counts_full_hours_against_those_of_each_hour()
    {
        LineSummary line = Assert.Single(SmallRuns.Told(SmallRuns.Summed(World(), 48)).Lines);
        Assert.Equal((300.0, 50.0), (line.ForwardMw, line.ReverseMw));
        Assert.Equal(48, line.CongestedHours);
        Assert.Equal(24 * (100 + 300) / 1e6, line.TwhForward, 12);
        Assert.Equal(48 * (50 - 20.0), line.MwForwardUsd!.Value, 6);
        Assert.Equal((100.0, 100.0), Limits(SmallRuns.Told(SmallRuns.Summed(World(), 24)).Lines[0]));
        static (double?, double?) Limits(LineSummary told) => (told.ForwardMw, told.ReverseMw);
    }

    [Fact]
    public void A_derating_is_of_the_limit_of_the_hour()
    {
        var driver = new TickDriver(World(), [WorldEvents.LineLoss("cheap>dear", 22, hours: 4, left: 0.5)]);
        double[] flowsMw = [.. Enumerable.Range(0, 27).Select(_ => driver.Step().FlowsMw.Span is [var flow] ? Math.Round(flow, 6) : -1)];
        Assert.Equal([100, 50, 50, 150, 150, 300], flowsMw[22..27].Prepend(flowsMw[21]));
    }

    [Fact]
    public void A_row_before_the_run_holds_from_its_start_and_a_line_without_rows_stays_as_it_is()
    {
        WorldSpec past = With(World(), new DatedLimits(-500, 200, 200), new DatedLimits(-100, 250, 200));
        Assert.Equal(250, RunRecorder.Run(past, ticks: 2).FlowMw("cheap>dear", 0), 9);
        Assert.Equal(100, RunRecorder.Run(With(World()), ticks: 30).FlowMw("cheap>dear", 28), 9);
    }

    [Fact]
    public void The_same_bits_after_a_reload_on_either_side_of_the_date_and_with_encoded_messages()
    {
        string hash = SmallRuns.Hash(World(), 48, []);
        Assert.Equal(hash, SmallRuns.Hash(World(), 48, [22, 23, 24], encodes: true));
        Assert.NotEqual(hash, SmallRuns.Hash(With(World()), 48, []));
    }

    private static WorldSpec World() => With(
        new WorldBuilder()
            .Zone("cheap", 400)
            .Thermal("cheap", "coal", 1000, 20, fleet => fleet with { UnitMw = 1 })
            .Zone("dear", 500)
            .Thermal("dear", "gas", 1000, 50, fleet => fleet with { UnitMw = 1 })
            .Line("cheap", "dear", 100)
            .Build(),
        new DatedLimits(24, 300, 50));

    private static WorldSpec With(WorldSpec world, params DatedLimits[] dated) =>
        world with { Lines = [world.Lines[0] with { Dated = [.. dated] }] };
}
