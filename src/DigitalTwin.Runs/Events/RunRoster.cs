namespace DigitalTwin.Runs.Events;

/// <summary>
/// Who is in a run: the entities of the scenario, those that events have added, without those that events have retired. Fleets that
/// countries build and campuses whose operators choose a zone have names before they join; whether they do, only the run shows.
/// </summary>
public sealed class RunRoster
{
    private readonly SortedDictionary<string, RunEntity> _entities;

    /// <summary>The roster of a world before any event.</summary>
    public RunRoster(WorldSpec world)
    {
        World = world;
        _entities = new SortedDictionary<string, RunEntity>(StringComparer.Ordinal);
        Add(EntityIds.All, EntityKind.World, "");
        foreach (CountrySpec country in world.Countries)
            Add(EntityIds.Country(country.Id), EntityKind.Country, "");
        foreach (ZoneSpec zone in world.Zones)
            Add(zone.Id, EntityKind.Zone, zone.Id);
        foreach (LineSpec line in world.Lines)
            Add(line.Id, EntityKind.Line, "");
        foreach (FleetSpec fleet in world.Fleets)
            Add(fleet.Id, EntityKindSets.OfFleet(fleet.Kind), fleet.Zone);
        foreach (DatacenterSpec datacenter in world.Datacenters)
            Add(datacenter.Id, EntityKind.Datacenter, datacenter.Zone);
        foreach (DatacenterSpec candidate in world.CandidateSites)
            Add(candidate.Id, EntityKind.Datacenter, candidate.Zone);
        foreach (ChipFabSpec fab in world.Fabs)
            Add(EntityIds.Fab(fab.Id), EntityKind.Fab, fab.Zone);
        foreach (FlexibleLoadSpec load in world.FlexibleLoads)
            Add(load.Id, EntityKind.FlexibleLoad, load.Zone);
        foreach (OperatorSpec known in world.Operators)
            Add(EntityIds.Operator(known.Id), EntityKind.Operator, known.HomeZone);
    }

    private RunRoster(RunRoster other)
    {
        World = other.World;
        _entities = new SortedDictionary<string, RunEntity>(other._entities, StringComparer.Ordinal);
    }

    /// <summary>The world of the run.</summary>
    public WorldSpec World { get; }

    /// <summary>An entity that is or was in the run; null if nobody has this identifier.</summary>
    public RunEntity? Find(string id) => _entities.GetValueOrDefault(id) ?? FindBuilt(id);

    /// <summary>Identifiers of the entities of some kinds that nobody has retired.</summary>
    public IEnumerable<string> Names(EntityKinds kinds) =>
        _entities.Values.Where(entity => kinds.Holds(entity.Kind) && entity.LeavesAt is null).Select(entity => entity.Id);

    /// <summary>A roster that goes its own way from here.</summary>
    public RunRoster Copy() => new(this);

    /// <summary>Notes an event that the run has accepted.</summary>
    /// <param name="accepted">The event.</param>
    /// <param name="tick">Tick with whose offers it takes effect.</param>
    public void Follow(RunEvent accepted, long tick)
    {
        if (accepted.Birth is MemberBirth birth)
        {
            _entities.TryAdd(birth.Id, new RunEntity(birth.Id, birth.Kind, birth.Zone) { JoinsAt = tick });
        }
        else if (accepted.Retires.Length > 0 && Find(accepted.Retires) is RunEntity leaving)
        {
            _entities[leaving.Id] = leaving with { LeavesAt = Math.Min(tick, leaving.LeavesAt ?? long.MaxValue) };
        }
    }

    /// <summary>A fleet that a country may have built by then: like one for which the scenario says that it can.</summary>
    private RunEntity? FindBuilt(string id)
    {
        if (!BuiltFleet.Is(id) || BuiltFleet.JoinsAt(id) is not DateTime instant || instant < World.Calendar.StartUtc)
            return null;
        string like = BuiltFleet.LikeOf(id);
        ZoneSpec? zone = World.Zones.FirstOrDefault(zone => zone.BuildOptions.Any(option => option.Like.Id == like));
        return zone is null
            ? null
            : new RunEntity(id, EntityKind.Plant, zone.Id) { JoinsAt = World.Calendar.TickAtOrAfter(instant) + BuiltFleet.TicksToJoin };
    }

    private void Add(string id, EntityKind kind, string zone) => _entities.TryAdd(id, new RunEntity(id, kind, zone));
}

/// <summary>An entity of a run, as far as events care.</summary>
/// <param name="Id">Identifier by which events name it.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Zone">Zone that it belongs to; empty for those that belong to none.</param>
public sealed record RunEntity(string Id, EntityKind Kind, string Zone)
{
    /// <summary>First tick in which it takes part.</summary>
    public long JoinsAt { get; init; }

    /// <summary>First tick in which it no longer does; null while nobody has retired it.</summary>
    public long? LeavesAt { get; init; }
}
