using System.Runtime.CompilerServices;

namespace DigitalTwin.Viewer.Api;

/// <summary>Finds what the scenario, or the event that added it, says of an entity. Built once a world, read in constant time.</summary>
internal sealed class EntityIndex
{
    private static readonly ConditionalWeakTable<WorldSpec, EntityIndex> Known = [];

    private readonly Dictionary<string, FleetSpec> _fleets = new(StringComparer.Ordinal);
    private readonly Dictionary<(EntityKind Kind, string Id), string> _zones = [];

    private EntityIndex(WorldSpec world)
    {
        foreach (FleetSpec fleet in world.Fleets.Concat(world.Zones.SelectMany(zone => zone.BuildOptions).Select(option => option.Like)))
            _fleets.TryAdd(fleet.Id, fleet);
        foreach (DatacenterSpec site in world.Datacenters.Concat(world.CandidateSites))
            _zones.TryAdd((EntityKind.Datacenter, site.Id), site.Zone);
        foreach (ChipFabSpec fab in world.Fabs)
            _zones.TryAdd((EntityKind.Fab, EntityIds.Fab(fab.Id)), fab.Zone);
        foreach (FlexibleLoadSpec load in world.FlexibleLoads)
            _zones.TryAdd((EntityKind.FlexibleLoad, load.Id), load.Zone);
    }

    private EntityIndex(EntityIndex scenario, IReadOnlyList<LogEntry> events)
    {
        (_fleets, _zones) = (scenario._fleets, new Dictionary<(EntityKind, string), string>(scenario._zones));
        foreach (LogEntry entry in events)
        {
            if (entry.Event?.Birth is MemberBirth birth)
                _zones.TryAdd((birth.Kind, birth.Id), birth.Zone);
        }
    }

    /// <summary>The index of a run.</summary>
    /// <param name="world">Its world.</param>
    /// <param name="events">The events in its log: who has joined by one.</param>
    public static EntityIndex Of(WorldSpec world, IReadOnlyList<LogEntry> events)
    {
        EntityIndex scenario = Known.GetValue(world, known => new EntityIndex(known));
        return events.Count > 0 ? new EntityIndex(scenario, events) : scenario;
    }

    /// <summary>The zone of a member; empty where it has none, or is not known.</summary>
    public string ZoneOf(string id, EntityKind kind) =>
        EntityKinds.Plant.Holds(kind) ? FleetOf(id)?.Zone ?? "" : _zones.GetValueOrDefault((kind, id), "");

    /// <summary>The scenario's fleet that a plant or store is, or that it was built after; null where there is none.</summary>
    public FleetSpec? FleetOf(string id) => _fleets.GetValueOrDefault(BuiltFleet.LikeOf(id));
}
