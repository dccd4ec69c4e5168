using DigitalTwin.Model.Specs;
using DigitalTwin.Model.State;

namespace DigitalTwin.Model.BuildOut;

/// <summary>An operator asks a grid, or the makers of turbines, what a campus could expect. Nothing is reserved by it.</summary>
/// <param name="Site">Identifier of the campus in the zone that is asked about.</param>
/// <param name="Mw">Power of the whole campus, MW of the facility.</param>
/// <param name="HallMw">Power of one of its halls, which is what rules of permits look at.</param>
/// <param name="Track">How it would be connected.</param>
/// <param name="PermitHours">Hours to a permit where no rule holds it back.</param>
/// <param name="StudyHours">Hours of study.</param>
/// <param name="NetworkHours">Usual hours from granted capacity to power at the fence.</param>
public record struct SiteInquiry(
    string Site, double Mw, double HallMw, ConnectionTrack Track, long PermitHours, long StudyHours, long NetworkHours) : IStateful
{
    /// <summary>What is asked about a campus with a plan.</summary>
    public static SiteInquiry About(DatacenterSpec site)
    {
        SitePlanSpec plan = site.Plan!;
        double mw = Math.Max(0, site.FacilityMw.Max() - plan.StartMw);
        return new SiteInquiry(
            site.Id, mw, mw / SiteBuild.HallsOf(mw, plan.BlockMw), plan.Track,
            plan.Steps.PermitHours, plan.Steps.StudyHours, (long)plan.Steps.AgreementHours + plan.Steps.BuildHours);
    }

    /// <inheritdoc/>
    public void VisitState<TVisitor>(ref TVisitor visitor)
        where TVisitor : IStateVisitor, allows ref struct
    {
        (string site, double mw, double hallMw, int track) = (Site ?? "", Mw, HallMw, (int)Track);
        (long permitHours, long studyHours, long networkHours) = (PermitHours, StudyHours, NetworkHours);
        visitor.Visit("site", ref site);
        visitor.Visit("mw", ref mw);
        visitor.Visit("hall_mw", ref hallMw);
        visitor.Visit("track", ref track);
        visitor.Visit("permit_hours", ref permitHours);
        visitor.Visit("study_hours", ref studyHours);
        visitor.Visit("network_hours", ref networkHours);
        this = new SiteInquiry(site, mw, hallMw, (ConnectionTrack)track, permitHours, studyHours, networkHours);
    }
}
