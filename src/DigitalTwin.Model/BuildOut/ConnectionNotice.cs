using DigitalTwin.Model.State;

namespace DigitalTwin.Model.BuildOut;

/// <summary>What a grid tells a site about one of its requests.</summary>
/// <param name="Site">Identifier of the datacenter.</param>
/// <param name="Block">Number of the block in the site.</param>
/// <param name="Stage">Where the request stands now.</param>
/// <param name="DueTick">With <see cref="SiteStage.Network"/>, when power reaches the fence.</param>
[State]
public readonly partial record struct ConnectionNotice(string Site, int Block, SiteStage Stage, long DueTick);
