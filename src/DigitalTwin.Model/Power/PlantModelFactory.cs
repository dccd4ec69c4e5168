using DigitalTwin.Model.Market;

namespace DigitalTwin.Model.Power;

/// <summary>Makes the model that fits a fleet's kind.</summary>
public static class PlantModelFactory
{
    /// <summary>Creates the model of a fleet in its state before the first tick.</summary>
    /// <param name="spec">The fleet.</param>
    /// <param name="random">Draws of this fleet: the run's seed and the fleet's identifier.</param>
    /// <param name="maintenance">The zone's maintenance window; share one between the fleets of a zone.</param>
    /// <param name="calendar">Calendar of the run.</param>
    /// <exception cref="ArgumentException">A figure that the fleet's kind needs is missing or out of range.</exception>
    public static PlantModel Create(FleetSpec spec, CounterRandom random, MaintenanceWindow maintenance, Calendar calendar) =>
        spec.Kind switch
        {
            PlantKind.Thermal => new ThermalPlant(spec, random, maintenance, calendar),
            PlantKind.Variable => new VariablePlant(spec, calendar),
            PlantKind.RunOfRiver => new RunOfRiverPlant(spec, calendar),
            PlantKind.Reservoir => new ReservoirPlant(spec, calendar),
            PlantKind.Storage => new StoragePlant(spec, calendar),
            _ => throw new ArgumentException($"Fleet {spec.Id} has the unknown kind {spec.Kind}.", nameof(spec)),
        };
}
