using DigitalTwin.Model.State;
using DigitalTwin.Model.Time;

namespace DigitalTwin.Model.Specs;

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
