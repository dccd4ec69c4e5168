namespace DigitalTwin.FaultSimulation;

/// <summary>An activation of a participant on a silo.</summary>
internal abstract class SimActor(SimCluster cluster, string entity, SimKind kind, SimSilo silo)
{
    /// <summary>The cluster.</summary>
    protected SimCluster Cluster => cluster;

    /// <summary>Identifier of the participant.</summary>
    public string Entity => entity;

    /// <summary>Kind of the participant.</summary>
    public SimKind Kind => kind;

    /// <summary>The silo that it lives on.</summary>
    public SimSilo Silo => silo;

    /// <summary>Whether its silo has died or has given it up.</summary>
    public bool Gone { get; set; }

    /// <summary>Takes a message.</summary>
    public abstract void Take(SimMessage message);

    /// <summary>Does something after a time, if the activation still lives.</summary>
    protected void After(long ms, Action action) => cluster.Clock.After(ms, () => silo.Do(() =>
    {
        if (!Gone)
            cluster.Guard(action);
    }));
}
