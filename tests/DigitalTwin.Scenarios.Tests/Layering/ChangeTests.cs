namespace DigitalTwin.Scenarios.Tests.Layering;

/// <summary>Changes: one line for a what-if.</summary>
public sealed class ChangeTests
{
    [Fact]
    public void Gas_half_as_dear_again_in_one_country()
    {
        WorldSpec world = With("{table: fuel_prices, where: {country: BB, fuel: gas}, multiply: {usd_mmbtu: 1.5}}");
        Assert.Equal(9, world.Fleets.Single(f => f.Id == "SOUTH/ccgt").FuelPriceUsdPerMmbtu);
        Assert.Equal(0.8, world.Fleets.Single(f => f.Id == "NORTH/nuclear").FuelPriceUsdPerMmbtu);
    }

    [Fact]
    public void Fifteen_percent_less_firm_capacity_in_one_zone()
    {
        // kind is the technology's, zone the fleet's: the condition follows the references of the row.
        WorldSpec world = With("{table: fleet_capacity, where: {zone: SOUTH, kind: [thermal, reservoir]}, multiply: {mw: 0.85}}");
        Assert.Equal(
            [("NORTH/nuclear", 1000.0), ("NORTH/reservoir", 400.0), ("NORTH/wind", 400.0), ("SOUTH/battery", 50.0), ("SOUTH/ccgt", 425.0), (
                "SOUTH/solar", 200.0)],
            world.Fleets.Select(f => (f.Id, f.CapacityMw.At(0))));
    }

    [Fact]
    public void A_line_doubled()
    {
        WorldSpec world = With("{table: lines, where: {id: NORTH>SOUTH}, multiply: {forward_mw: 2, reverse_mw: 2}}");
        Assert.Equal((400, 400), (world.Lines[0].ForwardMw, world.Lines[0].ReverseMw));
    }

    [Fact]
    public void Add_and_set()
    {
        WorldSpec world = With(
            "{table: carbon_prices, where: {zone: SOUTH}, add: {usd_t: -5}}",
            "{table: datacenters, where: {kind: campus}, set: {flexible_share: 0.4, name: 'Yields'}}");
        Assert.Equal(15, world.Fleets.Single(f => f.Id == "SOUTH/ccgt").Co2PriceUsdPerTonne);
        DatacenterSpec campus = world.Datacenters.Single(d => d.Id == "SOUTH/campus");
        Assert.Equal((0.4, "Yields"), (campus.FlexibleShare, campus.Name));
    }

    [Fact]
    public void Changes_apply_in_order()
    {
        WorldSpec world = With(
            "{table: lines, where: all, multiply: {forward_mw: 2}}",
            "{table: lines, where: all, add: {forward_mw: 100}}");
        Assert.Equal((2 * 250 + 100) * 0.8, world.Lines[0].ForwardMw);
    }

    [Fact]
    public void A_default_can_be_multiplied_and_a_set_to_nothing_returns_to_it()
    {
        WorldSpec world = With(
            "{table: fleets, where: {id: SOUTH/solar}, multiply: {availability_cap: 0.9}}",
            "{table: lines, where: all, set: {usable_share: ''}}");
        Assert.Equal(0.9, world.Fleets.Single(f => f.Id == "SOUTH/solar").AvailabilityCap);
        Assert.Equal(250, world.Lines[0].ForwardMw);
    }

    [Fact]
    public void Numbers_in_conditions_are_numbers()
    {
        WorldSpec world = With("{table: hydro, where: {month: '01'}, multiply: {cf: 0.5}}");
        FleetSpec reservoir = world.Fleets.Single(f => f.Id == "NORTH/reservoir");
        Assert.Equal((0.15, 0.3), (reservoir.HydroFactorByMonth[0], reservoir.HydroFactorByMonth[1]));
    }

    [Fact]
    public void A_row_of_the_layer_stands_over_a_change_of_the_layer_below()
    {
        using ScenarioFolder folder = new();
        folder.Append("scenario.yaml", "changes:\n  - {table: fuel_prices, where: {fuel: gas}, multiply: {usd_mmbtu: 2}}")
            .Write("../top/scenario.yaml", "name: top\ntitle: T\nquestion: Q\nextends: valid\n")
            .Write("../top/fuel_prices.csv", "zone,fuel,usd_mmbtu\nSOUTH,gas,7\n");
        Assert.Equal(12, Gas(folder.Load()));
        Assert.Equal(7, Gas(folder.Load("top")));
    }

    [Fact]
    public void Changed_rows_are_counted()
    {
        using ScenarioFolder folder = new();
        folder.Append("scenario.yaml", "changes:\n  - {table: fuel_prices, where: {fuel: gas}, multiply: {usd_mmbtu: 2}}");
        AssumptionCount counted = folder.Load().Assumptions.Single(a => a.Table == "fuel_prices");
        Assert.Equal((2, 2, 1), (counted.Rows, counted.Assumed, counted.Changed));
    }

    private static double Gas(ScenarioLoadResult result) => result.World!.Fleets.Single(f => f.Id == "SOUTH/ccgt").FuelPriceUsdPerMmbtu;

    private static WorldSpec With(params string[] changes)
    {
        using ScenarioFolder folder = new();
        folder.Append("scenario.yaml", "changes:\n" + string.Concat(changes.Select(c => $"  - {c}\n")));
        ScenarioLoadResult result = folder.Load();
        Assert.Empty(result.Findings.Select(f => f.ToString()));
        return result.World!;
    }
}
