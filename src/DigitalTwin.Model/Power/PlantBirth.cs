using DigitalTwin.Model.Market;
using DigitalTwin.Model.Members;

namespace DigitalTwin.Model.Power;

/// <summary>A fleet that a country has built joins a grid: small, since the scenario knows the fleet that it is like.</summary>
/// <param name="Role">What it is to the grid.</param>
/// <param name="UnitMw">Size of its units, MW; zero where it has none.</param>
[State]
public partial record struct PlantBirth(BuiltFleet Fleet, MemberRole Role, double UnitMw)
{
    /// <summary>The birth of a fleet.</summary>
    public static PlantBirth Of(in BuiltFleet built, FleetSpec like) => like.Kind == PlantKind.Variable
        ? new PlantBirth(built, MemberRole.Variable, 0)
        : new PlantBirth(built, MemberRole.Dispatchable, Math.Min(like.UnitMw, built.CapacityMw));
}
