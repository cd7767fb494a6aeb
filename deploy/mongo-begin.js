// Joins the three into one replica set, makes its administrator, and the one user that Ghia is: it may read and write its
// two databases and nothing else. Run again, it changes nothing.
const { DOCUMENTS_ROOT_PASSWORD: rootPassword, DOCUMENTS_PASSWORD: password } = process.env;
const already = (error, ...codes) => {
  if (!codes.includes(error.codeName)) throw error;
};
const admin = db.getSiblingDB('admin');

const members = [1, 2, 3].map((n) => ({ _id: n, host: `documents-${n}:27017` }));
try {
  rs.initiate({ _id: 'ghia', members });
} catch (error) {
  already(error, 'AlreadyInitialized', 'Unauthorized');
}
for (let i = 0; i < 120 && !db.hello().isWritablePrimary; i++) sleep(500);
try {
  admin.createUser({ user: 'root', pwd: rootPassword, roles: ['root'] });
} catch (error) {
  already(error, 'Location51003', 'Unauthorized');
}
admin.auth('root', rootPassword);
if (!admin.getUser('ghia')) {
  const roles = ['ghia', 'ghia_vault'].map((name) => ({ role: 'readWrite', db: name }));
  admin.createUser({ user: 'ghia', pwd: password, roles });
}
