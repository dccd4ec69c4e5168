using DigitalTwin.Model.Members;

namespace DigitalTwin.Model.Datacenters;

/// <summary>What a datacenter reports beside its figures; null where it has nothing of a kind.</summary>
/// <param name="Site">The state of a campus with a plan; valid until the member's next call.</param>
/// <param name="Split">Training and inference apart (sites that report them separately).</param>
/// <param name="Battery">What the store behind the meter did (sites that have one).</param>
[Payload(1)]
public sealed record CampusDetail(SiteReport? Site, ComputeSplit? Split, BatteryReport? Battery) : MemberDetail
{
    /// <summary>Null where there is nothing to report.</summary>
    internal static CampusDetail? Of(SiteReport? site, ComputeSplit? split, BatteryReport? battery) =>
        site is null && split is null && battery is null ? null : new CampusDetail(site, split, battery);
}
