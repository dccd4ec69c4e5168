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
[State]
public partial record struct ConnectionRequest(
    string Site,
    int Block,
    double Mw,
    ConnectionTrack Track,
    long RequestTick,
    long PermitHours,
    long StudyHours,
    long NetworkHours,
    SiteStage Stage,
    long DueTick);
