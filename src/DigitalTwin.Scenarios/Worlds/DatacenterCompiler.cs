using System.Collections.Immutable;
using DigitalTwin.Model.Chips;
using DigitalTwin.Model.Datacenters;
using DigitalTwin.Model.Investment;
using DigitalTwin.Scenarios.Content;
using DigitalTwin.Scenarios.Tables;

namespace DigitalTwin.Scenarios.Worlds;

/// <summary>Compiles datacenters.</summary>
internal sealed class DatacenterCompiler(ScenarioContent content)
{
    private readonly SortedDictionary<string, List<ScenarioRow>> _power = content.By("datacenter_mw", "datacenter");

    private readonly SitePlanCompiler _plans = new(content);

    private readonly CoolingCompiler _cooling = new(content);

    private readonly SortedDictionary<string, List<ScenarioRow>> _choices = content.By("site_choices", "datacenter");

    /// <summary>The datacenters whose zone the scenario says, by identifier.</summary>
    public ImmutableArray<DatacenterSpec> Compile() => [.. content.Rows("datacenters")
        .Where(row => !_choices.ContainsKey(row.Key))
        .Select(row => Datacenter(row, ZoneOf(row), row.Text("track")))];

    /// <summary>The campuses whose operators choose among zones, by identifier.</summary>
    public ImmutableArray<SiteChoice> Choices() => [.. content.Rows("datacenters")
        .Where(row => _choices.ContainsKey(row.Key))
        .Select(row => SiteChoice.Of(row.Key, [Candidate(row, null), .. _choices[row.Key].Select(choice => Candidate(row, choice))]) with
        {
            FilesEverywhere = row.Has("duplicates") && row.Number("duplicates") > 0,
        })];

    /// <summary>A campus as it would be in the zone of a row of site_choices, or in that of its own row.</summary>
    private DatacenterSpec Candidate(ScenarioRow campus, ScenarioRow? choice)
    {
        ScenarioRow zone = choice is null ? ZoneOf(campus) : content.Tables.Follow("site_choices", choice, "zone")!;
        string track = choice is not null && choice.Has("track") ? choice.Text("track") : campus.Text("track");
        DatacenterSpec site = Datacenter(campus, zone, track) with { Id = SiteChoice.IdOf(campus.Key, zone.Key) };
        return choice is null ? site : site with
        {
            Latitude = (choice.Has("lat") ? choice : zone).Number("lat"),
            Longitude = (choice.Has("lon") ? choice : zone).Number("lon"),
        };
    }

    private ScenarioRow ZoneOf(ScenarioRow row) => content.Tables.Follow("datacenters", row, "zone")!;

    private DatacenterSpec Datacenter(ScenarioRow row, ScenarioRow zone, string track)
    {
        double baselineMw = zone.Number("datacenter_twh") * 1e6 / Calendar.HoursPerYear;
        DatedPath facilityMw = Paths.Of(_power, row.Key, "mw", content.Calendar!, baselineMw);
        return new DatacenterSpec
        {
            Id = row.Key,
            Name = row.Text("name"),
            Zone = zone.Key,
            Operator = row.Text("operator"),
            Latitude = row.Number("lat"),
            Longitude = row.Number("lon"),
            FacilityMw = facilityMw,
            Pue = row.Number("pue"),
            FlexibleShare = row.Number("flexible_share"),
            FlexibleStrikeUsdPerMwh = row.Number("flexible_strike_usd_mwh"),
            Training = row.Has("training_share")
                ? new TrainingSpec(
                    row.Number("training_share"),
                    row.Has("pause_hours_year") ? (int)row.Number("pause_hours_year") : TrainingSpec.UsualPauseHours)
                {
                    RestartMinutes = row.NumberOr("restart_min", 0),
                    Inference = row.Has("inference_swing") ? InferenceOf(row, row.Number("lon")) : null,
                }
                : null,
            Cooling = _cooling.Of(row, zone.Key),
            Battery = row.Has("battery_mw") || row.Has("ride_through_min")
                ? new BatterySpec(
                    row.NumberOr("battery_mw", 0), row.NumberOr("battery_hours", 0),
                    row.NumberOr("battery_efficiency", BatterySpec.UsualEfficiency), row.NumberOr("ride_through_min", 0))
                : null,
            Accelerator = content.Tables.Follow("datacenters", row, "accelerator") is { } family
                ? new FamilyChoice(content).Of(row, zone.Text("country"), Accelerator(family))
                : null,
            Country = zone.Text("country"),
            IsExisting = row.Text("kind") == "existing",
            Plan = _plans.PlanOf(row, (zone.Key, track), facilityMw),
            AcceleratorsAtStart = (long)row.Number("accelerators_at_start"),
        };
    }

    private static InferenceSpec InferenceOf(ScenarioRow row, double longitude) => new(
        row.Number("inference_swing"),
        InferenceSpec.UtcHour((int)row.NumberOr("inference_peak_hour", InferenceSpec.UsualPeakHour), longitude));

    /// <summary>The accelerator family of a row.</summary>
    public static AcceleratorSpec Accelerator(ScenarioRow row) =>
        new(row.Key, row.Number("system_w"), row.Number("fp8_dense_tflops"), row.Number("price_usd"))
        {
            MemoryStacks = (int)row.Number("memory_stacks"),
            PackagesPerWafer = row.Number("packages_per_wafer"),
            ExportClass = row.Has("export_class") ? row.Text("export_class") : "",
        };
}
