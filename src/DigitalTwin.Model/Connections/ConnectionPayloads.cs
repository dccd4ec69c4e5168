using DigitalTwin.Model.Members;

namespace DigitalTwin.Model.Connections;

/// <summary>A site asks its grid for a connection.</summary>
/// <param name="Request">What it asks for.</param>
[Payload(8)]
public sealed record ConnectionRequestPayload(ConnectionRequest Request) : Payload;

/// <summary>An operator takes back what it has asked of a grid for a campus.</summary>
/// <param name="Site">Identifier of the campus in the zone of the grid.</param>
[Payload(19)]
public sealed record WithdrawalPayload(string Site) : Payload;

/// <summary>A grid reports to a site, or the operator that asks for it, the state of a request.</summary>
/// <param name="Notice">Its state.</param>
[Payload(9)]
public sealed record ConnectionNoticePayload(ConnectionNotice Notice) : Payload;

/// <summary>A site reports to its grid that a block has power.</summary>
/// <param name="Block">Number of the block.</param>
[Payload(10)]
public sealed record EnergisedPayload(int Block) : Payload;

/// <summary>An operator asks a grid, or the turbine suppliers, what a campus could expect.</summary>
/// <param name="Inquiry">What it asks about.</param>
[Payload(16)]
public sealed record SiteInquiryPayload(SiteInquiry Inquiry) : Payload;

/// <summary>A grid reports to an operator what a campus could expect.</summary>
/// <param name="Prospect">What it reports.</param>
[Payload(17)]
public sealed record ConnectionProspectPayload(ConnectionProspect Prospect) : Payload;
