using DigitalTwin.Model.Members;

namespace DigitalTwin.Model.Connections;

/// <summary>A block that came to power.</summary>
/// <param name="Tick">When.</param>
/// <param name="Mw">Its power.</param>
/// <param name="Hours">Hours since its request.</param>
/// <param name="Track">How it was connected.</param>
[State]
public partial record struct Connected(long Tick, double Mw, long Hours, ConnectionTrack Track);

/// <summary>A block of a site in the connection queue of its grid.</summary>
/// <param name="Site">Identifier of the datacenter.</param>
/// <param name="Block">Number of the block in the site, from zero.</param>
/// <param name="Mw">Power asked for.</param>
/// <param name="Track">How it is to be connected.</param>
/// <param name="RequestTick">When it was asked for; may lie before the run.</param>
/// <param name="PermitHours">Hours to a permit where no rule holds it back.</param>
/// <param name="NetworkHours">Hours from granted capacity to power at the fence.</param>
/// <param name="Stage">Its state.</param>
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

/// <summary>A site asks its grid for a connection.</summary>
[Payload(8)]
public sealed record ConnectionRequestPayload(ConnectionRequest Request) : Payload;

/// <summary>How a site asks to be connected. Numbers are part of the canonical state: never use one again.</summary>
public enum ConnectionTrack
{
    /// <summary>Served as base demand is.</summary>
    Firm = 0,

    /// <summary>Connected earlier, against a yearly budget of hours in which the grid may take the power away.</summary>
    Curtailable = 1,

    /// <summary>Turbines or engines behind the meter; the grid's capacity is not asked for.</summary>
    OnSite = 2,
}

/// <summary>The stage of an accelerator's site token, from the first to the last.</summary>
public enum SiteStage
{
    /// <summary>Waits for a permit, or for the end of a moratorium.</summary>
    Permit = 0,

    /// <summary>The grid studies the request.</summary>
    Study = 1,

    /// <summary>Studied; the grid has no capacity to give to it yet.</summary>
    Headroom = 2,

    /// <summary>Waits for turbines of its own.</summary>
    Turbine = 3,

    /// <summary>Agreement and network upgrades, or the plant's own connections, are under way.</summary>
    Network = 4,

    /// <summary>The building is what comes last, and its shell does not stand.</summary>
    Shell = 5,

    /// <summary>The building is what comes last, and its shell is being fitted out.</summary>
    FitOut = 6,

    /// <summary>Has power.</summary>
    Energised = 7,
}

/// <summary>
/// Requests for connection behind which nobody will build: they are studied, may be granted capacity, and withdraw when an agreement would
/// have to be signed.
/// </summary>
/// <param name="Tick">When they are filed; may lie before the run.</param>
/// <param name="Mw">Power of all of them, MW.</param>
/// <param name="BlockMw">Power of one of them, MW, above zero.</param>
/// <param name="Asked">How they ask to be connected, and how long that takes.</param>
public sealed record SpeculativeRequest(long Tick, double Mw, double BlockMw, TrackSteps Asked)
{
    /// <summary>Most requests of a day and zone; larger sums come in larger ones.</summary>
    public const int MostBlocks = 200;

    /// <summary>Speculative requests of a zone, in the order of their days.</summary>
    public static ImmutableArray<SpeculativeRequest> InOrder(IEnumerable<SpeculativeRequest> requests) =>
        [.. requests.OrderBy(request => request.Tick).ThenBy(request => request.Asked.Track)];
}
