namespace DigitalTwin.Model.Datacenters;

/// <summary>How an operator builds and buys.</summary>
public enum OperatorStrategy
{
    /// <summary>Breaks ground when the grid has granted the capacity; orders accelerators half a year ahead of the power.</summary>
    Steady,

    /// <summary>Builds shells before the grid has answered and orders a year ahead; racks run as power arrives.</summary>
    BruteForce,

    /// <summary>As steady, but orders a quarter ahead, so that the newest accelerators are bought.</summary>
    EfficiencyFirst,

    /// <summary>As steady, and only families that no export control keeps from the site.</summary>
    FollowLicence,
}
