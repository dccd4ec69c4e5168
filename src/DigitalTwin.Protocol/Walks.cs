using DigitalTwin.Core.Calls;
using DigitalTwin.Core.State;
using DigitalTwin.Core.Time;
using DigitalTwin.Protocol.Grids;

[assembly: StateWalks(typeof(PathWalk))]
[assembly: StateWalks(typeof(CallWalks))]
[assembly: StateWalks(typeof(GridWalks))]
