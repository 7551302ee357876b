import { expose } from 'comlink';
import { FileHash } from './file-hash';

expose(new FileHash());
