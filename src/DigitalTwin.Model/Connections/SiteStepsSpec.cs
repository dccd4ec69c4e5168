namespace DigitalTwin.Model.Connections;

/// <summary>A rule that holds permits of large loads back in a zone.</summary>
/// <param name="FromTick">First tick in which it holds; may lie before the run.</param>
/// <param name="EndTick">First tick in which it no longer holds.</param>
/// <param name="ThresholdMw">Requests below this size are not touched, MW.</param>
/// <param name="QuotaMwPerYear">MW that are let through in a year; zero is a moratorium.</param>
public readonly record struct PermitRule(long FromTick, long EndTick, double ThresholdMw, double QuotaMwPerYear);

/// <summary>How long the steps to power take at a place on one track, hours, each at least zero.</summary>
/// <param name="PermitHours">From request to permit where no rule holds it back.</param>
/// <param name="StudyHours">Study of the request by the grid.</param>
/// <param name="AgreementHours">From granted capacity to a signed agreement.</param>
/// <param name="BuildHours">From the agreement to power at the fence: upgrades of the network, or the site's own plant.</param>
/// <param name="ShellHours">From breaking ground to the shell of the first hall.</param>
/// <param name="RampHours">From the first hall to the last.</param>
[State]
public sealed partial record SiteStepsSpec(
    int PermitHours, int StudyHours, int AgreementHours, int BuildHours, int ShellHours, int RampHours)
{
    private const int ReusedBuildHours = (int)(12 * Calendar.HoursPerMonth);
    private const int ReusedShellHours = (int)(2 * Calendar.HoursPerMonth);

    /// <summary>From the shell of a hall to its racks, cooled and ready for power.</summary>
    public int FitOutHours { get; init; }

    /// <summary>From a signed agreement to breaking ground: who builds no shell to stand empty waits for the network first.</summary>
    public int GroundHours { get; init; }

    /// <summary>From breaking ground to a first hall that is ready for power.</summary>
    public long BuildingHours => (long)ShellHours + FitOutHours;

    /// <summary>Usual hours from the request to the first mark.</summary>
    public long HoursBeforeMark => (long)PermitHours + StudyHours + AgreementHours + GroundHours;

    /// <summary>
    /// The steps of a site in a building that has its connection: nothing is studied, its substation is extended within twelve months and
    /// the building is changed within two, before it is fitted out. Calibrated on the tracked sites of that kind.
    /// </summary>
    public SiteStepsSpec ForReusedBuilding() => this with
    {
        StudyHours = 0,
        AgreementHours = 0,
        GroundHours = 0,
        BuildHours = Math.Min(BuildHours, ReusedBuildHours),
        ShellHours = Math.Min(ShellHours, ReusedShellHours),
    };
}

/// <summary>A plant that a site builds for itself.</summary>
/// <param name="Id">Identifier, such as <c>engines</c>.</param>
/// <param name="PermitHours">From the request to the permit, which is there with the first mark.</param>
/// <param name="BuildHours">From the order, with the first mark, to first power.</param>
public sealed record SitePlantSpec(string Id, int PermitHours, int BuildHours)
{
    /// <summary>The steps of a site with this plant: ordered with the first mark, and no grid studies it.</summary>
    public SiteStepsSpec StepsLike(SiteStepsSpec usual) => usual with
    {
        PermitHours = PermitHours,
        StudyHours = 0,
        AgreementHours = 0,
        GroundHours = 0,
        BuildHours = BuildHours,
    };
}

/// <summary>How long the steps to power take in a zone on one track.</summary>
/// <param name="Track">How a site is connected.</param>
/// <param name="OnSiteUsdPerMwh">Cost of power of turbines of the site's own, USD/MWh; on-site track only.</param>
public sealed record TrackSteps(ConnectionTrack Track, SiteStepsSpec Steps, double OnSiteUsdPerMwh = 60)
{
    /// <summary>Cost of substation, transformer and upgrades where a row says nothing else, USD/kW; assumption.</summary>
    public const double UsualConnectionUsdPerKw = 150;

    /// <summary>Good of the equipment suppliers that a connection needs, a MW for each MW; empty where none keeps it waiting.</summary>
    public string Transformer { get; init; } = "";

    /// <summary>Cost of substation, transformer and upgrades for a connection, USD/kW; reported for a campus; it changes no
    /// decision.</summary>
    public double ConnectionUsdPerKw { get; init; } = UsualConnectionUsdPerKw;

    /// <summary>Charge of the network for connected power, USD/kW and year; reported for a campus; it changes no decision.</summary>
    public double NetworkUsdPerKwYear { get; init; }
}
