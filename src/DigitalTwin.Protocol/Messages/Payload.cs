using DigitalTwin.Model.BuildOut;
using DigitalTwin.Model.Compute;
using DigitalTwin.Model.Events;
using DigitalTwin.Protocol.Members;

namespace DigitalTwin.Protocol.Messages;

/// <summary>What a message says. Immutable.</summary>
public abstract partial record Payload;

/// <summary>A site asks its operator for accelerators.</summary>
/// <param name="Need">What it needs.</param>
[Payload(1)]
public sealed record NeedPayload(AcceleratorNeed Need) : Payload;

/// <summary>An operator orders accelerators of a fab for a site.</summary>
/// <param name="Order">What it orders.</param>
[Payload(2)]
public sealed record OrderPayload(AcceleratorOrder Order) : Payload;

/// <summary>A fab has shipped accelerators to a site.</summary>
/// <param name="Shipment">What it shipped.</param>
[Payload(3)]
public sealed record ShipmentPayload(Shipment Shipment) : Payload;

/// <summary>A grid reports a tick to its country.</summary>
/// <param name="Totals">Sums of the tick.</param>
[Payload(4)]
public sealed record TotalsPayload(GridTotals Totals) : Payload;

/// <summary>An injected event reaches an entity. It is taken after the last tick was settled and before the next is offered for.</summary>
/// <param name="Imposition">What it imposes.</param>
[Payload(5)]
public sealed record EventPayload(Imposition Imposition) : Payload;

/// <summary>A member joins the grid that is told.</summary>
/// <param name="Birth">What it is made of.</param>
[Payload(6)]
public sealed record BirthPayload(MemberBirth Birth) : Payload;

/// <summary>A member leaves the grid that is told, after it has settled the last tick.</summary>
/// <param name="Member">Identifier of the member.</param>
[Payload(7)]
public sealed record RetirementPayload(string Member) : Payload;

/// <summary>A site asks its grid for a connection.</summary>
/// <param name="Request">What it asks for.</param>
[Payload(8)]
public sealed record ConnectionRequestPayload(ConnectionRequest Request) : Payload;

/// <summary>An operator takes back what it has asked of a grid for a campus.</summary>
/// <param name="Site">Identifier of the campus in the zone of the grid.</param>
[Payload(19)]
public sealed record WithdrawalPayload(string Site) : Payload;

/// <summary>A grid tells a site, or the operator that asks for it, where a request stands.</summary>
/// <param name="Notice">Where it stands.</param>
[Payload(9)]
public sealed record ConnectionNoticePayload(ConnectionNotice Notice) : Payload;

/// <summary>A site tells its grid that a block has power.</summary>
/// <param name="Block">Number of the block.</param>
[Payload(10)]
public sealed record EnergisedPayload(int Block) : Payload;

/// <summary>An operator or a fab tells a site where the accelerators stand that it has asked for.</summary>
/// <param name="Pipeline">Where they stand.</param>
[Payload(11)]
public sealed record PipelinePayload(ChipPipeline Pipeline) : Payload;

/// <summary>A logic or memory fab hands parts to a packaging fab.</summary>
/// <param name="Parts">The parts.</param>
[Payload(12)]
public sealed record PartsPayload(FabParts Parts) : Payload;

/// <summary>A good of which the world makes only so much is ordered.</summary>
/// <param name="Order">The order.</param>
[Payload(13)]
public sealed record SupplyOrderPayload(SupplyOrder Order) : Payload;

/// <summary>A grid tells its country at the end of a year about a plant that could be built.</summary>
/// <param name="Outlook">What it tells.</param>
[Payload(15)]
public sealed record OutlookPayload(BuildOutlook Outlook) : Payload;

/// <summary>A grid tells a country that wants to do without imports what its zone needs most in an hour of the year.</summary>
/// <param name="Need">What it needs.</param>
[Payload(22)]
public sealed record ZoneNeedPayload(ZoneNeed Need) : Payload;

/// <summary>The market coupling tells a country at the end of a year about a line that it could widen.</summary>
/// <param name="Outlook">What it tells.</param>
[Payload(20)]
public sealed record LineOutlookPayload(LineOutlook Outlook) : Payload;

/// <summary>A country tells the market coupling by how much a line has been widened.</summary>
/// <param name="Growth">By how much.</param>
[Payload(21)]
public sealed record LineGrowthPayload(LineGrowth Growth) : Payload;

/// <summary>An operator asks a grid, or the makers of turbines, what a campus could expect.</summary>
/// <param name="Inquiry">What it asks about.</param>
[Payload(16)]
public sealed record SiteInquiryPayload(SiteInquiry Inquiry) : Payload;

/// <summary>A grid tells an operator what a campus could expect.</summary>
/// <param name="Prospect">What it tells.</param>
[Payload(17)]
public sealed record ConnectionProspectPayload(ConnectionProspect Prospect) : Payload;

/// <summary>The makers of turbines tell an operator when they could deliver.</summary>
/// <param name="Prospect">What they tell.</param>
[Payload(18)]
public sealed record SupplyProspectPayload(SupplyProspect Prospect) : Payload;

/// <summary>A good of which the world makes only so much is delivered.</summary>
/// <param name="Order">The order that is served.</param>
[Payload(14)]
public sealed record DeliveryPayload(SupplyOrder Order) : Payload;
