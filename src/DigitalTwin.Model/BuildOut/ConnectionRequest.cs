using DigitalTwin.Model.State;

namespace DigitalTwin.Model.BuildOut;

/// <summary>A block of a site in the connection queue of its grid.</summary>
/// <param name="Site">Identifier of the datacenter.</param>
/// <param name="Block">Number of the block in the site, from zero.</param>
/// <param name="Mw">Power asked for.</param>
/// <param name="Track">How it is to be connected.</param>
/// <param name="RequestTick">When it was asked for; may lie before the run.</param>
/// <param name="PermitHours">Hours to a permit where no rule holds it back.</param>
/// <param name="StudyHours">Hours of study.</param>
/// <param name="NetworkHours">Hours from granted capacity to power at the fence.</param>
/// <param name="Stage">Where it stands.</param>
/// <param name="DueTick">When it leaves that stage at the earliest.</param>
public record struct ConnectionRequest(
    string Site,
    int Block,
    double Mw,
    ConnectionTrack Track,
    long RequestTick,
    long PermitHours,
    long StudyHours,
    long NetworkHours,
    SiteStage Stage,
    long DueTick) : IStateful
{
    /// <inheritdoc/>
    public void VisitState<TVisitor>(ref TVisitor visitor)
        where TVisitor : IStateVisitor, allows ref struct
    {
        string site = Site ?? "";
        (int block, double mw, int track, int stage) = (Block, Mw, (int)Track, (int)Stage);
        (long requestTick, long permitHours, long studyHours) = (RequestTick, PermitHours, StudyHours);
        (long networkHours, long dueTick) = (NetworkHours, DueTick);
        visitor.Visit("site", ref site);
        visitor.Visit("block", ref block);
        visitor.Visit("mw", ref mw);
        visitor.Visit("track", ref track);
        visitor.Visit("request_tick", ref requestTick);
        visitor.Visit("permit_hours", ref permitHours);
        visitor.Visit("study_hours", ref studyHours);
        visitor.Visit("network_hours", ref networkHours);
        visitor.Visit("stage", ref stage);
        visitor.Visit("due_tick", ref dueTick);
        this = new ConnectionRequest(
            site, block, mw, (ConnectionTrack)track, requestTick, permitHours, studyHours, networkHours, (SiteStage)stage, dueTick);
    }
}
