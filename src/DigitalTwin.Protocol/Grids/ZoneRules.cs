namespace DigitalTwin.Protocol.Grids;

/// <summary>The rules of a zone's grid in a tick: those of the scenario, or those that a policy event sets in their place.</summary>
/// <param name="impositions">What events impose on the zone.</param>
public sealed class ZoneRules(ZoneSpec zone, ActiveEffects impositions)
{
    /// <summary>Share of the base demand that is shed last, 0 to 1.</summary>
    public double EssentialShare(long tick) =>
        impositions.Latest(EffectKind.Policy, tick, Policies.EssentialShare) ?? zone.EssentialShare;

    /// <summary>Reserve to be kept, MW.</summary>
    public double ReserveMw(long tick, double largestUnitMw, double loadMw, double variableMw) => ReserveRequirement.Mw(
        largestUnitMw,
        loadMw,
        variableMw,
        impositions.Latest(EffectKind.Policy, tick, Policies.ReserveShareOfLoad) ?? zone.ReserveShareOfLoad,
        impositions.Latest(EffectKind.Policy, tick, Policies.ReserveShareOfVariable) ?? zone.ReserveShareOfVariable);
}
