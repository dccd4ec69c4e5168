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
/// <param name="ShellHours">From breaking ground to the first hall.</param>
/// <param name="RampHours">From the first hall to the last.</param>
[State]
public sealed partial record SiteStepsSpec(
    int PermitHours, int StudyHours, int AgreementHours, int BuildHours, int ShellHours, int RampHours)
{
    private const int ReusedBuildHours = (int)(12 * Calendar.HoursPerMonth);
    private const int ReusedShellHours = (int)(6 * Calendar.HoursPerMonth);

    /// <summary>Usual hours from the request to the first mark: ground is broken when the agreement is signed.</summary>
    public long HoursBeforeMark => (long)PermitHours + StudyHours + AgreementHours;

    /// <summary>
    /// The steps of a site in a building that has its connection: nothing is studied, and power is at the fence within twelve months, the
    /// product-limit median of eight such sites.
    /// </summary>
    public SiteStepsSpec ForReusedBuilding() => this with
    {
        StudyHours = 0,
        AgreementHours = 0,
        BuildHours = Math.Min(BuildHours, ReusedBuildHours),
        ShellHours = Math.Min(ShellHours, ReusedShellHours),
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
