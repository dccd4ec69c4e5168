namespace DigitalTwin.Model.BuildOut;

/// <summary>Where the site token of an accelerator stands, from the first to the last.</summary>
public enum SiteStage
{
    /// <summary>Waits for a permit, or for the end of a moratorium.</summary>
    Permit = 0,

    /// <summary>The grid studies the request.</summary>
    Study = 1,

    /// <summary>Studied; the grid has no capacity to give to it yet.</summary>
    Headroom = 2,

    /// <summary>Waits for turbines of its own.</summary>
    Turbine = 3,

    /// <summary>Agreement and network upgrades, or the plant's own connections, are under way.</summary>
    Network = 4,

    /// <summary>Everything but the building is ready.</summary>
    Shell = 5,

    /// <summary>Has power.</summary>
    Energised = 6,
}
