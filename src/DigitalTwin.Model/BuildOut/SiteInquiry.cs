using DigitalTwin.Model.Specs;
using DigitalTwin.Model.State;

namespace DigitalTwin.Model.BuildOut;

/// <summary>An operator asks a grid, or the makers of turbines, what a campus could expect. Nothing is reserved by it.</summary>
/// <param name="Site">Identifier of the campus in the zone that is asked about.</param>
/// <param name="Mw">Power of the whole campus, MW of the facility.</param>
/// <param name="HallMw">Power of one of its halls, which is what rules of permits look at.</param>
/// <param name="Track">How it would be connected.</param>
/// <param name="PermitHours">Hours to a permit where no rule holds it back.</param>
/// <param name="StudyHours">Hours of study.</param>
/// <param name="NetworkHours">Usual hours from granted capacity to power at the fence.</param>
[State]
public partial record struct SiteInquiry(
    string Site, double Mw, double HallMw, ConnectionTrack Track, long PermitHours, long StudyHours, long NetworkHours);
