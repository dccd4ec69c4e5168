namespace DigitalTwin.Protocol.Events;

/// <summary>
/// Whom an event reaches: one entity, or all plants or zones that its target holds, fleets that countries have built among them. Follows
/// from the event, the world and who was built alone, so that a replay finds the same.
/// </summary>
public static class EventTargets
{
    /// <summary>Identifiers of those that an event reaches, in ordinal order.</summary>
    /// <param name="injected">The event.</param>
    /// <param name="world">The world of the run.</param>
    /// <param name="built">Identifiers of the fleets that countries have built and that are in service.</param>
    public static IReadOnlyList<string> Of(RunEvent injected, WorldSpec world, IEnumerable<string> built)
    {
        IReadOnlyList<string> known = Of(injected, world);
        string[] joined = IsOne(injected, world)
            ? []
            : [.. built.Where(id => known.Contains(BuiltFleet.LikeOf(id), StringComparer.Ordinal))];
        return joined.Length == 0 ? known : [.. known.Concat(joined).Order(StringComparer.Ordinal)];
    }

    /// <summary>
    /// Whether a fleet that joins while an event holds is reached by it: as the fleet that it is like, where an area was named.
    /// </summary>
    public static bool Holds(RunEvent injected, string built, WorldSpec world) =>
        !IsOne(injected, world) && Of(injected, world).Contains(BuiltFleet.LikeOf(built), StringComparer.Ordinal);

    /// <summary>Identifiers of the zones that an area holds, in ordinal order.</summary>
    public static IReadOnlyList<string> ZonesOf(string target, WorldSpec world) =>
        [.. world.Zones.Where(zone => Holds(target, zone)).Select(zone => zone.Id)];

    private static IReadOnlyList<string> Of(RunEvent injected, WorldSpec world)
    {
        string target = injected.Target;
        if (IsOne(injected, world))
            return [target];
        return injected.Imposition switch
        {
            { Kind: EffectKind.DemandShock } => ZonesOf(target, world),
            { Kind: EffectKind.Policy, Subject: Policies.Co2Price } => PlantsOf(target, world, fleet => fleet.Co2TonnesPerMwh > 0),
            { Kind: EffectKind.Policy } => ZonesOf(target, world),
            { Subject: var fuel } => PlantsOf(target, world, fleet => fleet.Fuel == fuel),
        };
    }

    private static bool IsOne(RunEvent injected, WorldSpec world) =>
        injected.Birth is not null || injected.Retires.Length > 0 || !IsArea(injected.Target, world);

    private static bool IsArea(string target, WorldSpec world) =>
        target == EntityIds.All
        || world.Zones.Any(zone => zone.Id == target)
        || world.Countries.Any(country => EntityIds.Country(country.Id) == target);

    private static string[] PlantsOf(string target, WorldSpec world, Func<FleetSpec, bool> reached)
    {
        var zones = new SortedSet<string>(ZonesOf(target, world), StringComparer.Ordinal);
        return [.. world.Fleets.Where(fleet => zones.Contains(fleet.Zone) && reached(fleet)).Select(fleet => fleet.Id)];
    }

    private static bool Holds(string target, ZoneSpec zone) =>
        target == EntityIds.All || target == zone.Id || target == EntityIds.Country(zone.Country);
}
