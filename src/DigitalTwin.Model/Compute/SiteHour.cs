namespace DigitalTwin.Model.Compute;

/// <summary>What a site wants in one hour. A site whose load is not computed from accelerators counts MW in their place.</summary>
/// <param name="Full">Accelerators that would run if nothing were wrong with the site's connection.</param>
/// <param name="Powered">Accelerators of them that its connection lets run.</param>
/// <param name="MwEach">Power of one, with its share of the cooling, MW.</param>
/// <param name="Pue">Facility power over IT power.</param>
public readonly record struct SiteHour(double Full, double Powered, double MwEach, double Pue)
{
    /// <summary>Accelerators with power that nobody asks for.</summary>
    public double Idle { get; init; }

    /// <summary>Power that the site bids for, without what its battery takes, MW.</summary>
    public double WantedMw => Powered * MwEach;

    /// <summary>Power of all that would run, MW.</summary>
    public double FullMw => Full * MwEach;
}
