namespace DigitalTwin.FaultSimulation;

/// <summary>Who can take part in the runs of a schedule: those whom the scenario knows, and those who are born. Never changes.</summary>
internal sealed class SimParticipants
{
    private readonly Dictionary<string, SimRole> _roles = new(StringComparer.Ordinal);

    /// <summary>Creates the cast of a schedule.</summary>
    public SimParticipants(ParticipantFactory factory, SimSchedule schedule)
    {
        Add(EntityIds.Simulation, SimKind.Simulation, -1);
        Add(EntityIds.Coupling, SimKind.Coupling, -1);
        Add(SimStore.Name, SimKind.Store, -1);
        for (int grid = 0; grid < factory.Zones.Length; grid++)
        {
            Add(factory.Zones[grid], SimKind.Grid, grid);
            foreach ((string id, EntityKind kind, _, _) in factory.RosterOf(grid))
                Add(id, KindOf(kind), grid);
        }

        foreach (string site in factory.CandidateSites)
            Add(site, SimKind.Datacenter, -1);
        foreach (RunEvent injected in schedule.Pinned)
        {
            if (injected.Birth is MemberBirth birth)
                Add(birth.Id, KindOf(birth.Kind), -1);
        }
    }

    /// <summary>What an entity is; fleets that countries build are known by their identifiers.</summary>
    public SimRole Of(string entity) =>
        _roles.TryGetValue(entity, out SimRole role) ? role
        : BuiltFleet.Is(entity) ? new SimRole(SimKind.PowerPlant, -1, Hash64.OfKey(entity))
        : throw new KeyNotFoundException($"{entity} is not in the cast.");

    private static SimKind KindOf(EntityKind kind) => kind switch
    {
        EntityKind.Plant or EntityKind.Store => SimKind.PowerPlant,
        EntityKind.Datacenter => SimKind.Datacenter,
        EntityKind.Fab => SimKind.ChipFab,
        EntityKind.FlexibleLoad => SimKind.FlexibleLoad,
        EntityKind.Operator => SimKind.Operator,
        EntityKind.Country => SimKind.Country,
        EntityKind.Supply => SimKind.Supply,
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "The table of faults has no such kind."),
    };

    private void Add(string entity, SimKind kind, int grid) => _roles.Add(entity, new SimRole(kind, grid, Hash64.OfKey(entity)));
}
