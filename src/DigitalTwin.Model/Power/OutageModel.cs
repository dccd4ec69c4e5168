namespace DigitalTwin.Model.Power;

/// <summary>
/// The outage figures of a fleet's units: chances an hour of the two-state chain, weeks of maintenance, and the derating that is left.
/// </summary>
/// <remarks>
/// Repair has the chance 1 / MTTR an hour and failure the chance that makes the stationary share of time out of service equal the forced
/// outage rate: f = r FOR / (1 - FOR). A stated <see cref="FleetSpec.AvailabilityCap"/> is the annual capacity factor of a fleet that
/// always runs, outages and maintenance included. Below the availability that outages leave, the rest becomes a derating of every unit;
/// above it, rate and weeks shrink by one factor until they leave exactly the stated figure.
/// </remarks>
public sealed class OutageModel
{
    private const double WeeksPerYear = 365.0 / 7;

    /// <summary>Works out the figures of a fleet.</summary>
    public OutageModel(FleetSpec spec)
    {
        double outShare = Math.Clamp(spec.ForcedOutageRate, 0, 0.999);
        double awayShare = Math.Clamp(spec.MaintenanceWeeksPerYear / WeeksPerYear, 0, 0.999);
        double available = (1 - outShare) * (1 - awayShare);
        double cap = Math.Clamp(spec.AvailabilityCap, 0, 1);
        Derating = 1;
        if (cap < 1 && cap <= available)
        {
            Derating = cap / available;
        }
        else if (cap < 1)
        {
            double shrink = ShrinkTo(cap, outShare, awayShare);
            outShare *= shrink;
            awayShare *= shrink;
        }

        MaintenanceWeeks = awayShare * WeeksPerYear;
        OutShare = outShare;
        RepairChance = outShare > 0 ? 1 / Math.Max(1, spec.MttrHours) : 1;
        FailureChance = Math.Min(1, RepairChance * outShare / (1 - outShare));
    }

    /// <summary>Share of a unit's capacity that is ever available, 0 to 1.</summary>
    public double Derating { get; }

    /// <summary>Weeks of planned maintenance a unit and year.</summary>
    public double MaintenanceWeeks { get; }

    /// <summary>Share of time that a unit is out by force when it is not in maintenance: the stationary share of the chain.</summary>
    public double OutShare { get; }

    /// <summary>Chance an hour that a unit out of service comes back.</summary>
    public double RepairChance { get; }

    /// <summary>Chance an hour that a unit in service fails.</summary>
    public double FailureChance { get; }

    // The root in 0 to 1 of (1 - x out) (1 - x away) = cap.
    private static double ShrinkTo(double cap, double outShare, double awayShare)
    {
        double product = outShare * awayShare;
        double sum = outShare + awayShare;
        double gap = 1 - cap;
        // The stable form of the smaller root; with one share zero it is gap / sum.
        return 2 * gap / (sum + Math.Sqrt(Math.Max(0, sum * sum - 4 * product * gap)));
    }
}
