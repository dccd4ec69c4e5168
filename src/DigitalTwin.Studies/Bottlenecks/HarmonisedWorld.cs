using System.Collections.Immutable;
using DigitalTwin.Model.World;

namespace DigitalTwin.Studies.Bottlenecks;

/// <summary>A world in which rows that differed by country are equal.</summary>
/// <param name="World">The world.</param>
/// <param name="Rows">What was made equal, and from what; figures that did not differ are not named.</param>
/// <param name="Kept">What still differs between countries, and why: data, or a group that was not asked for.</param>
public sealed record HarmonisedWorld(WorldSpec World, ImmutableArray<HarmonisedRow> Rows, ImmutableArray<string> Kept);
