using System.Collections.Immutable;
using DigitalTwin.Model.Connections;
using DigitalTwin.Model.Datacenters;
using DigitalTwin.Model.Equipment;
using DigitalTwin.Scenarios.Content;
using DigitalTwin.Scenarios.Tables;

namespace DigitalTwin.Scenarios.Worlds;

/// <summary>Compiles how campuses come to their power.</summary>
internal sealed class SitePlanCompiler(ScenarioContent content)
{
    /// <summary>The plan of a campus in a zone; null for one whose dated MW are the power that it has.</summary>
    public SitePlanSpec? PlanOf(ScenarioRow campus, (string Zone, string Track) place, DatedPath facilityMw)
    {
        if (campus.Text("kind") != "campus" || !campus.Has("first_mark") || !campus.Has("accelerator"))
            return null;
        if (content.Tables["connections"].Find(ConnectionKey(place.Zone, place.Track)) is not { } steps)
            return null;
        ScenarioRow owner = content.Tables.Follow("datacenters", campus, "operator")!;
        SitePlanSpec plan = SitePlanSpec.Of(
            TrackOf(steps),
            StrategyOf(owner.Text("strategy")),
            campus.Number("reused") > 0,
            TickOf(campus.Date("first_mark")),
            campus.Number("block_mw"));
        return plan with
        {
            StartMw = facilityMw.At(0),
            OrdersTurbines = campus.Has("on_site_supply") || content.Tables["supplies"].Find(SupplySpec.GasTurbine) is not null,
            OnSiteSupply = campus.Has("on_site_supply") ? campus.Text("on_site_supply") : SupplySpec.GasTurbine,
            OnSiteUsdPerMwh = campus.NumberOr("on_site_usd_mwh", plan.OnSiteUsdPerMwh),
            OnSiteCo2TonnesPerMwh = campus.NumberOr("on_site_co2_t_mwh", plan.OnSiteCo2TonnesPerMwh),
        };
    }

    /// <summary>A strategy by its name in the tables.</summary>
    public static OperatorStrategy StrategyOf(string strategy) => strategy switch
    {
        "steady" => OperatorStrategy.Steady,
        "brute_force" => OperatorStrategy.BruteForce,
        "efficiency_first" => OperatorStrategy.EfficiencyFirst,
        "follow_licence" => OperatorStrategy.FollowLicence,
        _ => throw new ArgumentOutOfRangeException(nameof(strategy), strategy, "The dictionary lists a strategy that the model lacks."),
    };

    /// <summary>The steps of a zone by track.</summary>
    public static ImmutableArray<TrackSteps> StepsOf(ScenarioContent content, string zone) => [.. content.Rows("connections")
        .Where(row => row.Text("zone") == zone)
        .Select(TrackOf)];

    /// <summary>The steps of a zone on a track that has a row in connections.</summary>
    public static TrackSteps StepsOf(ScenarioContent content, string zone, string track) =>
        TrackOf(content.Tables["connections"].Find(ConnectionKey(zone, track))!);

    /// <summary>Key of the row of connections that a campus needs.</summary>
    public static string ConnectionKey(ScenarioRow campus) => ConnectionKey(campus.Text("zone"), campus.Text("track"));

    /// <summary>Key of the row of connections of a zone and a track.</summary>
    public static string ConnectionKey(string zone, string track) => zone + KeyText.Separator + track;

    private static TrackSteps TrackOf(ScenarioRow row) =>
        new(TrackOf(row.Text("track")), Steps(row), row.Number("on_site_usd_mwh"))
        {
            Transformer = row.Text("transformer"),
            ConnectionUsdPerKw = row.Has("connection_usd_kw") ? row.Number("connection_usd_kw") : TrackSteps.UsualConnectionUsdPerKw,
            NetworkUsdPerKwYear = row.Has("network_usd_kw_year") ? row.Number("network_usd_kw_year") : 0,
        };

    private static SiteStepsSpec Steps(ScenarioRow row) => new(
        Hours(row, "permit_months"),
        Hours(row, "study_months"),
        Hours(row, "agreement_months"),
        Hours(row, "build_months"),
        Hours(row, "shell_months"),
        Hours(row, "ramp_months"));

    private static int Hours(ScenarioRow row, string column) => (int)Math.Round(row.Number(column) * Calendar.HoursPerMonth);

    private static ConnectionTrack TrackOf(string track) => track switch
    {
        "firm" => ConnectionTrack.Firm,
        "curtailable" => ConnectionTrack.Curtailable,
        "on_site" => ConnectionTrack.OnSite,
        _ => throw new ArgumentOutOfRangeException(nameof(track), track, "The dictionary lists a track that the model lacks."),
    };

    // Ticks before the run are negative; TickAtOrAfter rounds them towards it.
    private long TickOf(DateTime date) => content.Calendar!.TickAtOrAfter(date);
}
