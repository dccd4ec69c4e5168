namespace DigitalTwin.Studies.BackTests;

/// <summary>A campus whose power over time is known.</summary>
/// <param name="Name">Name.</param>
/// <param name="Zone">Zone.</param>
/// <param name="Track">How it was connected: firm, curtailable, on_site.</param>
/// <param name="Reused">Whether it is in a building that had its connection.</param>
/// <param name="FirstMark">First mark on the ground.</param>
/// <param name="FirstPower">First power; null for a site that had none on the last of <see cref="BackTest.Dates"/>.</param>
/// <param name="FirstPhaseMw">Size of its first hall.</param>
/// <param name="FullMw">Size that was announced.</param>
/// <param name="KnownMw">Its power at <see cref="BackTest.Dates"/>; the first is where the back-test starts.</param>
public sealed record TrackedSite(
    string Name,
    string Zone,
    string Track,
    bool Reused,
    DateTime FirstMark,
    DateTime? FirstPower,
    double FirstPhaseMw,
    double FullMw,
    ImmutableArray<double> KnownMw);
