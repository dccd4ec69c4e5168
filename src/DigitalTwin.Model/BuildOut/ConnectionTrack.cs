namespace DigitalTwin.Model.BuildOut;

/// <summary>How a site asks to be connected. Numbers are part of the canonical state: never use one again.</summary>
public enum ConnectionTrack
{
    /// <summary>Served as ordinary load is.</summary>
    Firm = 0,

    /// <summary>Connected earlier, against a yearly budget of hours in which the grid may take the power away.</summary>
    Curtailable = 1,

    /// <summary>Turbines or engines behind the meter; the grid's capacity is not asked for.</summary>
    OnSite = 2,
}
