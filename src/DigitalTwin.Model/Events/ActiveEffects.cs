namespace DigitalTwin.Model.Events;

/// <summary>What injected events impose on one entity at present.</summary>
public sealed partial class ActiveEffects
{
    [State("imposed")] private readonly List<ActiveEffect> _active = [];

    /// <summary>Takes another one; it holds beside those that are there.</summary>
    public void Add(in ActiveEffect imposition) => _active.Add(imposition);

    /// <summary>Forgets those that hold no longer.</summary>
    /// <param name="tick">The tick at hand.</param>
    public void Expire(long tick)
    {
        if (_active.Count > 0) // hardly ever; asking costs less than building the predicate
            Forget(tick);
    }

    /// <summary>Product of the values of one kind and subject; 1 where nothing is imposed.</summary>
    public double Factor(EffectKind kind, long tick, string subject = "")
    {
        double factor = 1;
        foreach (ActiveEffect imposition in _active)
        {
            if (imposition.Kind == kind && imposition.EndTick > tick && imposition.Subject == subject)
                factor *= imposition.Value;
        }

        return factor;
    }

    /// <summary>Share of its power, or of its connection to the grid, that outages and deratings leave an entity, 0 to 1.</summary>
    public double ShareLeft(long tick) => Factor(EffectKind.Outage, tick) * Factor(EffectKind.Derate, tick);

    /// <summary>The value of one kind and subject that was imposed last; null where nothing is imposed.</summary>
    public double? Latest(EffectKind kind, long tick, string subject)
    {
        for (int i = _active.Count - 1; i >= 0; i--)
        {
            if (_active[i].Kind == kind && _active[i].EndTick > tick && _active[i].Subject == subject)
                return _active[i].Value;
        }

        return null;
    }

    private void Forget(long tick) => _active.RemoveAll(imposition => imposition.EndTick <= tick);
}
