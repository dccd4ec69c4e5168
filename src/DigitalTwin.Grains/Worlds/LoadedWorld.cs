using DigitalTwin.Model.World;
using DigitalTwin.Results.Summaries;

namespace DigitalTwin.Grains.Worlds;

/// <summary>A world as a silo's library has it.</summary>
/// <param name="World">The world.</param>
/// <param name="Assumptions">How its inputs are known.</param>
public sealed record LoadedWorld(WorldSpec World, AssumptionSummary Assumptions);
