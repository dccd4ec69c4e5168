using DigitalTwin.Model.Members;

namespace DigitalTwin.Model.Connections;

/// <summary>What a grid reports to a site about one of its requests.</summary>
/// <param name="Site">Identifier of the datacenter.</param>
/// <param name="Block">Number of the block in the site.</param>
/// <param name="Stage">The state of the request now.</param>
/// <param name="DueTick">With <see cref="SiteStage.Network"/>, when power reaches the fence.</param>
[State]
public readonly partial record struct ConnectionNotice(string Site, int Block, SiteStage Stage, long DueTick);

/// <summary>A grid reports to a site, or the operator that asks for it, the state of a request.</summary>
[Payload(9)]
public sealed record ConnectionNoticePayload(ConnectionNotice Notice) : Payload;

/// <summary>A site reports to its grid that a block has power.</summary>
/// <param name="Block">Number of the block.</param>
[Payload(10)]
public sealed record EnergisedPayload(int Block) : Payload;

/// <summary>What a grid can say of a request that would be made now.</summary>
/// <param name="Site">Identifier of the campus in the zone.</param>
/// <param name="PermitTick">When it would be permitted.</param>
/// <param name="GrantTick">When its capacity would be granted.</param>
/// <param name="NetworkTick">When power would be at the fence.</param>
/// <param name="FreeMw">Capacity that the grid hosts and has not granted, MW; negative where it has granted more.</param>
/// <param name="AheadMw">Requests that wait for capacity already, MW.</param>
/// <param name="PriceUsdPerMwh">Mean price of the zone over the last year or so, USD/MWh.</param>
[State]
public partial record struct ConnectionProspect(
    string Site, long PermitTick, long GrantTick, long NetworkTick, double FreeMw, double AheadMw, double PriceUsdPerMwh = 0);

/// <summary>A grid reports to an operator what a campus could expect.</summary>
[Payload(17)]
public sealed record ConnectionProspectPayload(ConnectionProspect Prospect) : Payload;

/// <summary>An operator asks a grid, or the turbine suppliers, what a campus could expect. Nothing is reserved by it.</summary>
/// <param name="Site">Identifier of the campus in the zone that is asked about.</param>
/// <param name="Mw">Power of the whole campus, MW of the facility.</param>
/// <param name="HallMw">Power of one of its halls, which is what rules of permits look at.</param>
/// <param name="Track">How it would be connected.</param>
/// <param name="PermitHours">Hours to a permit where no rule holds it back.</param>
/// <param name="NetworkHours">Usual hours from granted capacity to power at the fence.</param>
[State]
public partial record struct SiteInquiry(
    string Site, double Mw, double HallMw, ConnectionTrack Track, long PermitHours, long StudyHours, long NetworkHours);

/// <summary>An operator asks a grid, or the turbine suppliers, what a campus could expect.</summary>
[Payload(16)]
public sealed record SiteInquiryPayload(SiteInquiry Inquiry) : Payload;

/// <summary>An operator takes back what it has asked of a grid for a campus.</summary>
/// <param name="Site">Identifier of the campus in the zone of the grid.</param>
[Payload(19)]
public sealed record WithdrawalPayload(string Site) : Payload;
