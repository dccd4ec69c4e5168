using DigitalTwin.Protocol.Grids;

[assembly: StateWalks(typeof(PathWalk))]
[assembly: StateWalks(typeof(CallWalks))]
[assembly: StateWalks(typeof(GridWalks))]
