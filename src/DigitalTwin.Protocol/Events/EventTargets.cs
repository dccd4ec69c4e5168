using DigitalTwin.Model.Events;
using DigitalTwin.Model.Specs;
using DigitalTwin.Protocol.Coordination;

namespace DigitalTwin.Protocol.Events;

/// <summary>
/// Whom an event reaches: one entity, or all plants or zones that its target holds. Follows from the event and the world alone, so that a
/// replay finds the same.
/// </summary>
public static class EventTargets
{
    /// <summary>Identifiers of those that an event reaches, in ordinal order.</summary>
    public static IReadOnlyList<string> Of(RunEvent injected, WorldSpec world)
    {
        string target = injected.Target;
        if (injected.Birth is not null || injected.Retires.Length > 0 || !IsArea(target, world))
            return [target];
        return injected.Imposition switch
        {
            { Kind: ImpositionKind.DemandShock } => ZonesOf(target, world),
            { Kind: ImpositionKind.Policy, Subject: Policies.Co2Price } => PlantsOf(target, world, fleet => fleet.Co2TonnesPerMwh > 0),
            { Kind: ImpositionKind.Policy } => ZonesOf(target, world),
            { Subject: var fuel } => PlantsOf(target, world, fleet => fleet.Fuel == fuel),
        };
    }

    /// <summary>Whether a target is a zone, a country or all of the world.</summary>
    public static bool IsArea(string target, WorldSpec world) =>
        target == EntityIds.All
        || world.Zones.Any(zone => zone.Id == target)
        || world.Countries.Any(country => EntityIds.Country(country.Id) == target);

    /// <summary>Identifiers of the zones that an area holds, in ordinal order.</summary>
    public static IReadOnlyList<string> ZonesOf(string target, WorldSpec world) =>
        [.. world.Zones.Where(zone => Holds(target, zone)).Select(zone => zone.Id)];

    private static string[] PlantsOf(string target, WorldSpec world, Func<FleetSpec, bool> reached)
    {
        var zones = new SortedSet<string>(ZonesOf(target, world), StringComparer.Ordinal);
        return [.. world.Fleets.Where(fleet => zones.Contains(fleet.Zone) && reached(fleet)).Select(fleet => fleet.Id)];
    }

    private static bool Holds(string target, ZoneSpec zone) =>
        target == EntityIds.All || target == zone.Id || target == EntityIds.Country(zone.Country);
}
