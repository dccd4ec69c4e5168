using System.Text;
using DigitalTwin.Grains.Runs;

namespace DigitalTwin.Grains.Placement;

/// <summary>Which silo a coordinator lives on: those of several runs are spread, and stay so while silos come and go.</summary>
/// <param name="members">The cluster's members.</param>
/// <param name="cabinet">The cluster's runs.</param>
public sealed class CoordinatorHomes(IClusterMembershipService members, IRunRegistry cabinet)
{
    /// <summary>Where a coordinator that was lost comes to life: every silo that asks for it names the same one.</summary>
    /// <param name="run">Name of the run.</param>
    public SiloAddress? ToFallOn(string run) => Active(null) is { Length: > 0 } silos ? silos[Fall(run, silos.Length)] : null;

    /// <summary>Where a coordinator moves that leaves its silo: to one with fewest coordinators; null where there is no other.</summary>
    /// <param name="run">Name of the run.</param>
    /// <param name="leaving">The silo.</param>
    public async Task<SiloAddress?> ToMoveTo(string run, SiloAddress leaving)
    {
        SiloAddress[] silos = Active(leaving);
        if (silos.Length == 0)
            return null;
        ILookup<string, KeptStanding> carried = (await cabinet.Standings()).ToLookup(kept => kept.Standing.Silo, StringComparer.Ordinal);
        int[] counts = [.. silos.Select(silo => carried[silo.ToParsableString()].Count(kept => kept.Standing.Run != run))];
        SiloAddress[] fewest = [.. silos.Where((_, i) => counts[i] == counts.Min())];
        return fewest[Fall(run, fewest.Length)];
    }

    private static int Fall(string run, int silos) => (int)(Digest.Of(Encoding.UTF8.GetBytes(run)).Value % (ulong)silos);

    private SiloAddress[] Active(SiloAddress? without) =>
    [
        .. members.CurrentSnapshot.Members.Values
            .Where(member => member.Status == SiloStatus.Active && !member.SiloAddress.Equals(without))
            .Select(member => member.SiloAddress)
            .Order(),
    ];
}
